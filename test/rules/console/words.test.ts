/** The two languages of the console say the same, and know every word the server may send. */
import { expect, test } from '@jest/globals';
import { CHART } from '../../../src/ledger/chart.rules.ts';
import { ORDER_STATUSES, CHECK_RULES } from '../../../src/orders/schema.ts';
import { ledgerMessages } from '../../../src/ledger/messages.ts';
import { KEY_SCOPES } from '../../../src/keys/abilities.ts';
import { webhookEventTypes } from '../../../src/webhooks/schema.ts';
import { en } from '../../../src/console/locales/en.ts';
import { zh } from '../../../src/console/locales/zh.ts';

type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
}

const chinese = new Map(flat(zh));
const english = new Map(flat(en));
/** `{{number}}` and `<need/>`: what a sentence is filled with. */
const places = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}|<\w+\/>/g) ?? [])].sort();

test('a sentence is filled with the same figures in both languages', () => {
  const different = [...chinese].filter(([key, text]) => {
    const other = english.get(key) ?? '';
    // Singular forms may leave the figure out ("The line is in stock").
    const asked = places(text).filter((place) => !(key.endsWith('_one') && place === '{{count}}'));
    const given = places(other).filter((place) => !(key.endsWith('_one') && place === '{{count}}'));
    return asked.join() !== given.join();
  });
  expect(different).toEqual([]);
});

test('no text is empty, and English has no Chinese in it', () => {
  const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key);
  const mixed = [...english].filter(([key, text]) => /[\u3400-\u9fff]/.test(text) && key !== 'common.productFull');
  expect({ empty, mixed }).toEqual({ empty: [], mixed: [] });
});

test('never says what the look forbids', () => {
  const forbidden = /您|提交成功|确定|操作成功|[!！]|\bPlease\b|\bOops\b/;
  expect([...chinese, ...english].filter(([, text]) => forbidden.test(text))).toEqual([]);
});

test.each([
  ['states of an order', 'orders.status', ORDER_STATUSES],
  ['checks', 'checks.name', CHECK_RULES],
  ['events told by webhooks', 'webhooks.event', webhookEventTypes.map((type) => type.replace('.', '_'))],
  ['subjects of API keys', 'keys.subject', [...new Set(KEY_SCOPES.map((scope) => scope.split(':')[0]))]],
  ['accounts', 'accounts', Object.keys(CHART)],
  [
    'figures and their sentences',
    'figures',
    Object.keys(ledgerMessages)
      .filter((code) => code.startsWith('figure.'))
      .map((code) => code.slice('figure.'.length).replaceAll('.', '_')),
  ],
])('has words for all %s', (_what, path, keys) => {
  expect(keys.filter((key) => !chinese.has(`${path}.${key}`))).toEqual([]);
});
