/** Who would approve this: facts of a document or made-up ones, then the people of every tier and what chose them. */
import { Button, Input, Segmented, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNames } from '../../lib/names.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { Reminder } from '../../parts/confirm-dialog.tsx';
import { AmountInput, Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { regionsQuery } from '../orders/data.ts';
import { EXCEPTIONS, peopleQuery, tryPolicy } from './data.ts';
import type { DocumentType, PolicyPreview, PolicyRules } from './data.ts';
import { usePolicyNames } from './words.tsx';

type Asked = PolicyPreview['tiers'][number];

function Deciders({ tier }: { tier: Asked }) {
  const { t } = useFormat();
  const { name, title } = useNames();
  const word = useWord();
  const names = usePolicyNames();
  return (
    <ul className="policy-people">
      {tier.deciders.map(({ person, on_behalf_of: absent, chosen_by: why, role }) => (
        <li key={person.id}>
          <strong>{name(person)}</strong> <span className="quiet">{title(person)}</span>
          <small>
            {t(`policies.chosen.${why}`, { role: role === null ? '' : names.role(role) })}
            {absent && t('policies.chosen.delegate', { name: name(absent) })}
          </small>
        </li>
      ))}
      {tier.deciders.length === 0 && <li className="state-text is-bad">{t('policies.nobodyHere')}</li>}
      {tier.excluded.map(({ person, reason }) => (
        <li key={person.id} className="quiet">
          <s>{name(person)}</s>{' '}
          <small>{word(`policies.excluded.${reason}`) ?? word(`reasons.${reason}`) ?? reason}</small>
        </li>
      ))}
    </ul>
  );
}

function Answer({ preview }: { preview: PolicyPreview }) {
  const { t, money } = useFormat();
  const { name } = useNames();
  const { facts, outcome } = preview;
  const bad = outcome === 'nobody' || outcome === 'uncovered';
  return (
    <div className="policy-answer" aria-live="polite">
      <p className="quiet">
        {[money(facts.amount, 'CNY'), facts.requester && t('policies.askedBy', { name: name(facts.requester) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {bad ? (
        <Reminder state="bad">{t(`policies.outcome.${outcome}`)}</Reminder>
      ) : (
        <p>{t(`policies.outcome.${outcome}`)}</p>
      )}
      <ol className="policy-tiers">
        {preview.tiers.map((tier) => (
          <li key={tier.tier} className="policy-tier">
            <h3>{t('policies.tierName', { tier: tier.tier, name: name(tier) })}</h3>
            <p className="quiet">
              {t('policies.byRule', { rule: tier.rule })} · {t(`policies.mode.${tier.mode}`)}
            </p>
            <Deciders tier={tier} />
          </li>
        ))}
      </ol>
      {preview.not_asked.length > 0 && (
        <p className="quiet">
          {t('policies.notAsked', {
            list: preview.not_asked
              .map((tier) => t('policies.ruleName', { rule: tier.rule, name: name(tier) }))
              .join(t('common.listJoin')),
          })}
        </p>
      )}
    </div>
  );
}

/** The section: `rules` is the draft in hand, absent the policy in force. */
export function DryRun({ type, rules }: { type: DocumentType; rules: PolicyRules | undefined }) {
  const { t } = useFormat();
  const { name, title } = useNames();
  const names = usePolicyNames();
  const { data: regions = [] } = useQuery(regionsQuery);
  const { data: people = [] } = useQuery(peopleQuery(''));
  const [by, setBy] = useState<'facts' | 'document'>('facts');
  const [amount, setAmount] = useState('60000');
  const [region, setRegion] = useState<string>();
  const [requester, setRequester] = useState<string>();
  const [exceptions, setExceptions] = useState<string[]>([]);
  const [number, setNumber] = useState('');
  const [preview, setPreview] = useState<PolicyPreview>();
  const act = useAct(tryPolicy, ({ data }) => setPreview(data));
  const ask = () => {
    const facts =
      by === 'document'
        ? { document_number: number.trim() }
        : { amount: amount || undefined, region_id: region, requester_id: requester, exceptions };
    void act.run({ document_type: type, ...(rules ? { rules } : {}), ...facts }).then((done) => {
      if (!done) setPreview(undefined);
    });
  };
  return (
    <Section title={t('policies.dryRun')} note={t(rules ? 'policies.tryDraft' : 'policies.tryInForce')}>
      <form
        className="policy-try"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Segmented<'facts' | 'document'>
          aria-label={t('policies.factsFrom')}
          value={by}
          onChange={setBy}
          options={(['facts', 'document'] as const).map((value) => ({ value, label: t(`policies.facts.${value}`) }))}
        />
        {by === 'document' ? (
          <Field label={t('policies.field.number')} error={act.problem?.field('/document_number')}>
            {(ids) => (
              <Input {...ids} maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} />
            )}
          </Field>
        ) : (
          <div className="policy-fields">
            <Field label={t('policies.field.amount')} error={act.problem?.field('/amount')}>
              {(ids) => <AmountInput {...ids} currency="CNY" value={amount} onChange={setAmount} />}
            </Field>
            <Field label={t('policies.field.region')} optional>
              {(ids) => (
                <Select
                  {...ids}
                  allowClear
                  value={region}
                  onChange={setRegion}
                  options={regions.map((item) => ({ value: item.id, label: name(item) }))}
                />
              )}
            </Field>
            <Field label={t('policies.field.requester')} error={act.problem?.field('/requester_id')}>
              {(ids) => (
                <Select
                  {...ids}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={requester}
                  onChange={setRequester}
                  options={people.map((person) => ({
                    value: person.id,
                    label: [name(person), title(person)].filter(Boolean).join(' · '),
                  }))}
                />
              )}
            </Field>
            <Field label={t('policies.field.raised')} optional>
              {(ids) => (
                <Select
                  {...ids}
                  mode="multiple"
                  value={exceptions}
                  onChange={setExceptions}
                  options={EXCEPTIONS.map((value) => ({ value, label: names.exception(value) }))}
                />
              )}
            </Field>
          </div>
        )}
        <Button htmlType="submit" loading={act.busy}>
          {t('policies.ask')}
        </Button>
        <ProblemNote problem={act.problem} shown={['/amount', '/requester_id', '/document_number']} />
      </form>
      {preview && <Answer preview={preview} />}
    </Section>
  );
}
