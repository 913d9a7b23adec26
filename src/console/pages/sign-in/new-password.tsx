/** The first thing after signing in with a password somebody else set: one's own. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { sessionQuery } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Logo } from '../../shell/logo.tsx';
import { PasswordForm } from '../me/password-form.tsx';
import { BrandSide } from './brand-side.tsx';
import '../../styles/sign-in.css';

/** The page. */
export function NewPasswordPage() {
  const { t } = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const goOn = async () => {
    await queries.resetQueries({ queryKey: sessionQuery.queryKey });
    await navigate({ to: '/', replace: true });
  };
  return (
    <div className="sign-in">
      <BrandSide />
      <main className="sign-in-side">
        <header className="sign-in-top">
          <span className="sign-in-logo">
            <Logo size={28} />
            <strong>{t('common.productFull')}</strong>
          </span>
        </header>
        <div className="sign-in-form">
          <h1>{t('people.setPassword')}</h1>
          <p className="second">{t('people.setPasswordText')}</p>
          <PasswordForm onDone={() => void goOn()} />
        </div>
      </main>
    </div>
  );
}
