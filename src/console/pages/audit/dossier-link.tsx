/** A document's number as the way to its dossier. */
import { Link } from '@tanstack/react-router';
import { may } from '../../lib/ability.ts';
import { useSession } from '../../lib/session.ts';
import { dossierType } from './data.ts';

/** A link where there is a dossier and the reader may open it; else the text alone. */
export function DossierLink({ type, id, children }: { type: string; id: string; children: string }) {
  const session = useSession();
  const kind = dossierType(type);
  if (!kind || !may(session, 'read', 'audit') || !may(session, 'read', 'ledger'))
    return <span className="nowrap">{children}</span>;
  return (
    <Link to="/audit/$type/$id" params={{ type: kind, id }} className="link nowrap">
      {children}
    </Link>
  );
}
