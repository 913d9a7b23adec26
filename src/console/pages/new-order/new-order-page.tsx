/** Writing an order: products with steppers on the left, the cart with live prices and checks on the right; the phone checks out in a second step. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { dec, sum } from '../../../kernel/decimal.ts';
import { usePhone } from '../../lib/device.ts';
import type { ApiProblem } from '../../lib/problem.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Empty, OrdersDrawing } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Money } from '../../parts/money.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { SkeletonDocument } from '../../parts/skeleton.tsx';
import { addAll, bodyOf } from './cart.ts';
import type { Cart } from './cart.ts';
import { CartChecks, CartLines, CartRemarks, CartSums } from './cart-summary.tsx';
import { dealerQuery, previewQuery } from './data.ts';
import { DealerPick } from './dealer-pick.tsx';
import { CartOffsets } from './offsets.tsx';
import { PastDialog } from './past-dialog.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { SourceButtons } from './source-buttons.tsx';
import { ProductList } from './product-list.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useDraft } from './use-draft.ts';
import type { DraftState } from './use-draft.ts';
import '../../styles/order.css';
import '../../styles/new-order.css';

/** Prices and checks of the cart; pasted units become base units as soon as the server has converted them. */
function usePreview(cart: Cart, onCart: (cart: Cart) => void) {
  const body = useDeferredValue(bodyOf(cart));
  const { data, error, isFetching } = useQuery(previewQuery(body));
  const lines = cart.lines.length === 0 ? undefined : data;
  useEffect(() => {
    if (!lines || isFetching || !cart.lines.some((line) => line.unit)) return;
    onCart({
      ...cart,
      lines: cart.lines.map(({ sku_code, quantity }) => ({
        sku_code,
        quantity: lines.lines.find((line) => line.sku_code === sku_code)?.quantity ?? quantity,
      })),
    });
  }, [lines, isFetching, cart, onCart]);
  return { preview: lines, error, isFetching };
}

function SavedNote({ draft }: { draft: DraftState }) {
  const { t, clock } = useFormat();
  const notice = useNotice();
  const { problem, takeOver } = draft;
  const told = useRef<ApiProblem>(undefined);
  useEffect(() => {
    if (problem?.status !== 412 || told.current === problem) return;
    told.current = problem;
    notice.conflict({ onLoad: () => void takeOver() });
  }, [problem, notice, takeOver]);
  if (problem && problem.status !== 412) return <ProblemNote problem={problem} />;
  return draft.savedAt ? (
    <p className="quiet saved-note" role="status">
      {t('parts.savedAt', { time: clock(draft.savedAt.toISOString()) })}
    </p>
  ) : null;
}

function CartSide({ draft }: { draft: DraftState }) {
  const { t } = useFormat();
  const { cart, change } = draft;
  const { preview, error, isFetching } = usePreview(cart, change);
  return (
    <aside className="cart-side">
      <Section
        title={t('newOrder.cart')}
        note={cart.lines.length > 0 && t('newOrder.cartNote', { count: cart.lines.length })}
      >
        {cart.lines.length === 0 ? (
          <p className="quiet">{t('newOrder.cartEmpty')}</p>
        ) : (
          <CartLines cart={cart} onCart={change} preview={preview} />
        )}
      </Section>
      {error && <ErrorBlock error={error} what={t('newOrder.cart')} />}
      {preview && (
        <>
          <CartOffsets cart={cart} onCart={change} preview={preview} />
          <CartSums preview={preview} />
          <CartChecks preview={preview} />
        </>
      )}
      <CartRemarks cart={cart} onCart={change} />
      <SavedNote draft={draft} />
      <SubmitButton draft={draft} preview={preview} busy={isFetching} />
    </aside>
  );
}

function PhoneSheet({ draft, onReview }: { draft: DraftState; onReview: () => void }) {
  const { t, count } = useFormat();
  const { cart, change } = draft;
  const { preview } = usePreview(cart, change);
  if (cart.lines.length === 0) return null;
  const units = sum((preview?.lines ?? []).map((line) => dec(line.quantity))).toFixed();
  return (
    <div className="phone-sheet">
      <div>
        {preview && <Money {...preview.payable_amount} look="tile" />}
        <div className="card-quiet">{t('newOrder.summary', { count: cart.lines.length, units: count(units) })}</div>
      </div>
      <Button type="primary" size="large" onClick={onReview}>
        {t('newOrder.toReview')}
      </Button>
    </div>
  );
}

function PhoneReview({ draft }: { draft: DraftState }) {
  const { t } = useFormat();
  const { cart, change } = draft;
  const { preview, error, isFetching } = usePreview(cart, change);
  return (
    <div className="phone-review">
      {cart.lines.length === 0 ? (
        <p className="quiet">{t('newOrder.cartEmptyPhone')}</p>
      ) : (
        <CartLines cart={cart} onCart={change} preview={preview} steppers />
      )}
      {error && <ErrorBlock error={error} what={t('newOrder.cart')} />}
      {preview && (
        <>
          <CartOffsets cart={cart} onCart={change} preview={preview} />
          <CartSums preview={preview} />
          <CartChecks preview={preview} />
        </>
      )}
      <CartRemarks cart={cart} onCart={change} />
      <SavedNote draft={draft} />
      <div className="thumb-bar">
        <SubmitButton draft={draft} preview={preview} busy={isFetching} />
      </div>
    </div>
  );
}

function Who({ cart }: { cart: Cart }) {
  const { t } = useFormat();
  const { name } = useNames();
  const { data } = useQuery(dealerQuery(cart.buyerId));
  if (!data) return null;
  return (
    <>
      {name(data)} · {t('newOrder.creditLine')} <Money {...data.credit.available} />
    </>
  );
}

function Body({
  draft,
  own,
  reviewing,
  onReview,
}: {
  draft: DraftState;
  own: boolean;
  reviewing: boolean;
  onReview: () => void;
}) {
  const { t } = useFormat();
  const phone = usePhone();
  const { cart, change } = draft;
  if (phone && reviewing) return <PhoneReview draft={draft} />;
  return (
    <div className={phone ? 'new-order-phone' : 'new-order-columns'}>
      <div className="new-order-main">
        {!own && (
          <DealerPick
            value={cart.buyerId}
            onChoose={(id) => change({ ...cart, buyerId: id, shipTo: '', offsets: [] })}
          />
        )}
        {cart.buyerId ? (
          <ProductList cart={cart} onCart={change} />
        ) : (
          <Empty drawing={<OrdersDrawing />} title={t('newOrder.chooseFirst')} text={t('newOrder.chooseFirstText')} />
        )}
      </div>
      {phone ? <PhoneSheet draft={draft} onReview={onReview} /> : <CartSide draft={draft} />}
    </div>
  );
}

/** The page; `?draft=` goes on with a draft or a returned order. */
export function NewOrderPage() {
  const { t } = useFormat();
  const phone = usePhone();
  const session = useSession();
  const navigate = useNavigate();
  const { draft: draftId } = useSearch({ from: '/frame/orders/new' });
  const dealer = session.roles.includes('dealer');
  const draft = useDraft(draftId, dealer ? { buyerId: session.party.id } : {});
  const [source, setSource] = useState<'sheet' | 'past'>();
  const [reviewing, setReviewing] = useState(false);
  const { cart, change } = draft;
  if (draft.loading)
    return (
      <div className="page">
        <SkeletonDocument />
      </div>
    );
  const title = reviewing
    ? t('newOrder.review')
    : draft.number
      ? t('newOrder.edit', { number: draft.number })
      : t(phone ? 'newOrder.quick' : 'newOrder.title');
  const back = () => (reviewing ? setReviewing(false) : void navigate({ to: '/orders' }));
  return (
    <div className="page new-order">
      <div className="new-order-head">
        {phone && (
          <button type="button" className="icon-button back" aria-label={t('common.back')} onClick={back}>
            <Icon of={ChevronLeft} size={22} />
          </button>
        )}
        <PageHead
          title={title}
          note={cart.buyerId && <Who cart={cart} />}
          actions={cart.buyerId && !reviewing && <SourceButtons phone={phone} onSource={setSource} />}
        />
      </div>
      <Body
        draft={draft}
        own={dealer || draftId !== undefined}
        reviewing={reviewing}
        onReview={() => setReviewing(true)}
      />
      {source === 'past' && (
        <PastDialog
          buyerId={cart.buyerId}
          onClose={() => setSource(undefined)}
          onLines={(lines) => change(addAll(cart, lines))}
        />
      )}
      {source === 'sheet' && (
        <PasteDialog
          buyerId={cart.buyerId}
          onClose={() => setSource(undefined)}
          onLines={(lines) => change(addAll(cart, lines))}
        />
      )}
    </div>
  );
}
