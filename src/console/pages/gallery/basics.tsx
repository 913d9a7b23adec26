/** Gallery: colours, states, money, buttons, form, confirmation, bulk result, long task, skeleton, stepper (picture 11). */
import { Button, Input, Select } from 'antd';
import { useFormat } from '../../lib/use-format.ts';
import { ApprovalStepper } from '../../parts/approval-stepper.tsx';
import { BulkResult } from '../../parts/bulk.tsx';
import { Reminder } from '../../parts/confirm-dialog.tsx';
import { AmountInput, Field } from '../../parts/field.tsx';
import { LongTask } from '../../parts/long-task.tsx';
import { Money } from '../../parts/money.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { StateDot, StateTag } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';
import { Tile } from './gallery.tsx';
import type { Sample } from './sample.ts';

const colours = [
  'brand',
  'brand-bg',
  'ink',
  'ink2',
  'ink3',
  'line2',
  'line',
  'bg',
  'ok-text',
  'run-text',
  'wait-text',
  'bad-text',
  'vio-text',
];
const tagStates: StateKey[] = ['off', 'wait', 'run', 'ok', 'bad', 'off', 'vio', 'wait'];
const dotStates: StateKey[] = ['run', 'wait', 'ok', 'bad', 'off'];

function Colours({ texts }: { texts: Sample }) {
  return (
    <Tile title={texts.colours} span={12}>
      <div className="swatches">
        {colours.map((name) => (
          <div key={name}>
            <span className="swatch" style={{ background: `var(--${name})` }} />
            <span>{name}</span>
          </div>
        ))}
      </div>
    </Tile>
  );
}

function StatesAndMoney({ texts }: { texts: Sample }) {
  return (
    <>
      <Tile title={texts.states} span={5}>
        <div className="tile-row">
          {texts.tags.map((tag, index) => (
            <StateTag key={tag} state={tagStates[index] ?? 'off'} exception={index > 5}>
              {tag}
            </StateTag>
          ))}
        </div>
        <div className="tile-row">
          {texts.dots.map((dot, index) => (
            <StateDot key={dot} state={dotStates[index] ?? 'off'}>
              {dot}
            </StateDot>
          ))}
        </div>
      </Tile>
      <Tile title={texts.money} span={3}>
        <Money amount="42130.32" currency="CNY" look="hero" figure="sample" label={texts.payable} />
        {[
          [texts.payable, '42130.32'],
          [texts.offset, '-3000'],
          [texts.difference, '0'],
        ].map(([label, amount]) => (
          <div key={label} className="tile-line">
            <span>{label}</span>
            <Money amount={amount ?? '0'} currency="CNY" figure="sample" label={label} look="cell" />
          </div>
        ))}
      </Tile>
    </>
  );
}

function Buttons({ texts }: { texts: Sample }) {
  const { t } = useFormat();
  return (
    <Tile title={texts.buttons} span={4}>
      <div className="tile-row">
        <Button type="primary">{texts.approve}</Button>
        <Button>{texts.sendBack}</Button>
        <Button danger>{texts.reject}</Button>
        <ReasonButton reason={texts.cancelReason}>{texts.cancelOrder}</ReasonButton>
      </div>
      <div className="tile-row">
        <Button size="small">{texts.move}</Button>
        <Button type="text">{t('common.more')}</Button>
        <Button type="primary" className="gallery-focus">
          {texts.focus}
        </Button>
        <Button type="primary" loading>
          {t('parts.working')}
        </Button>
      </div>
    </Tile>
  );
}

function FormTile({ texts }: { texts: Sample }) {
  const { t, clock } = useFormat();
  return (
    <Tile title={texts.form} span={5}>
      <div className="fields">
        <Field label={texts.name}>{(ids) => <Input {...ids} defaultValue={texts.nameValue} />}</Field>
        <Field label={texts.centre}>
          {(ids) => <Select {...ids} defaultValue="a" options={[{ value: 'a', label: texts.centreValue }]} />}
        </Field>
        <Field label={texts.requested} error={texts.requestedError}>
          {(ids) => (
            <AmountInput {...ids} status="error" currency="CNY" value="152,000.00" onChange={() => undefined} />
          )}
        </Field>
        <Field label={texts.remark} optional note={t('parts.savedAt', { time: clock('2026-11-21T06:31:00Z') })}>
          {(ids) => <Input {...ids} placeholder={texts.remarkHint} />}
        </Field>
      </div>
    </Tile>
  );
}

function ConfirmTile({ texts }: { texts: Sample }) {
  const { t } = useFormat();
  return (
    <Tile title={texts.confirm} span={4}>
      <h3 className="gallery-question">{texts.confirmTitle}</h3>
      <p className="gallery-body">{texts.confirmBody}</p>
      <Reminder>{texts.confirmHint}</Reminder>
      <div className="tile-row tile-row-end">
        <Button>{t('common.cancel')}</Button>
        <Button type="primary">{texts.confirmVerb}</Button>
      </div>
    </Tile>
  );
}

function StepperTile({ texts }: { texts: Sample }) {
  const [requester = '', decider = '', absent = ''] = texts.people;
  return (
    <Tile title={texts.stepper} span={4}>
      <ApprovalStepper
        steps={[
          {
            key: '0',
            name: requester,
            post: texts.posts[0],
            state: 'off',
            verdict: texts.submitted,
            when: <Stamp at="2026-11-17T09:26:00Z" />,
          },
          {
            key: '1',
            name: decider,
            standsInFor: { name: absent, reason: texts.leave },
            state: 'ok',
            verdict: texts.approved,
            when: <Stamp at="2026-11-19T03:05:00Z" />,
            opinion: texts.opinion,
          },
          { key: '2', post: texts.posts[1], state: 'off', verdict: '—' },
        ]}
      />
    </Tile>
  );
}

/** Everything of picture 11. */
export function BasicCards({ texts }: { texts: Sample }) {
  return (
    <>
      <Colours texts={texts} />
      <StatesAndMoney texts={texts} />
      <Buttons texts={texts} />
      <FormTile texts={texts} />
      <ConfirmTile texts={texts} />
      <Tile title={texts.bulk} span={3}>
        <BulkResult
          rows={[
            { key: '1', name: 'WO-…0008', done: true, text: texts.passed },
            { key: '2', name: 'WO-…0011', done: true, text: texts.passed },
            { key: '3', name: 'WO-…0002', done: false, text: texts.failed },
          ]}
        />
      </Tile>
      <Tile title={texts.task} span={4}>
        <LongTask
          title={texts.taskTitle}
          done={1846}
          total={2400}
          step={texts.taskStep}
          onCancel={{ label: texts.taskCancel, act: () => undefined }}
          failedFile={{ label: texts.taskFile, href: '#' }}
        />
      </Tile>
      <Tile title={texts.skeleton} span={4}>
        <SkeletonRows rows={3} now />
      </Tile>
      <StepperTile texts={texts} />
    </>
  );
}
