/** What the signed-in person may start from menus and empty pages; the server decides again by the same table. */
import { abilitiesFor } from '../../people/abilities.ts';
import type { AbilityAction, AbilitySubject } from '../../people/abilities.ts';
import type { Me } from '../../people/schema.ts';

/** True when the person's roles allow `action` on `subject`. */
export function may(me: Me, action: AbilityAction, subject: AbilitySubject): boolean {
  return abilitiesFor(me.roles).can(action, subject);
}

/** True when the person may write orders. */
export function mayCreateOrder(me: Me): boolean {
  return may(me, 'create', 'order');
}
