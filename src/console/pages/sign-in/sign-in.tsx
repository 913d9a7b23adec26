/** The sign-in page: brand side with one sentence and one opened figure, form side; below 900 px the form alone. */
import { Button, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Eye, EyeOff, Globe } from 'lucide-react';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import type { InputRef } from 'antd';
import { chooseLanguage } from '../../i18n.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { sessionQuery, signIn } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Reminder } from '../../parts/confirm-dialog.tsx';
import { Logo } from '../../shell/logo.tsx';
import { BrandSide } from './brand-side.tsx';
import '../../styles/sign-in.css';

type Wrong = { login?: string; password?: string; form?: string };

/** Where a refusal belongs: wrong and locked at the password, the rest above the form; the server words both. */
function wrongOf(problem: ApiProblem): Wrong {
  return problem.status === 401 || problem.code === 'SIGN_IN_LOCKED'
    ? { password: problem.message }
    : { form: problem.message };
}

function LanguageSwitch() {
  const { language } = useFormat();
  return (
    <div className="language-switch">
      <Icon of={Globe} />
      <button type="button" lang="zh-CN" aria-pressed={language === 'zh'} onClick={() => chooseLanguage('zh')}>
        中文
      </button>
      <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => chooseLanguage('en')}>
        English
      </button>
    </div>
  );
}

/** Form and its fate. */
function SignInForm() {
  const { t } = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { to, why } = useSearch({ from: '/sign-in' });
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);
  const loginBox = useRef<InputRef>(null);
  const passwordBox = useRef<InputRef>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing: Wrong = {
      login: login.trim() === '' ? t('signIn.loginMissing') : undefined,
      password: password === '' ? t('signIn.passwordMissing') : undefined,
    };
    setWrong(missing);
    if (missing.login) return loginBox.current?.focus();
    if (missing.password) return passwordBox.current?.focus();
    setBusy(true);
    try {
      queries.setQueryData(sessionQuery.queryKey, await signIn(login.trim(), password));
      await navigate({ href: to ?? '/', replace: true });
    } catch (error) {
      setWrong(error instanceof ApiProblem ? wrongOf(error) : { form: t('errors.unexpected') });
      passwordBox.current?.focus();
      setBusy(false);
    }
  };

  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      <h1>{t('signIn.title')}</h1>
      {why && !wrong.form && (
        <div role="alert">
          <Reminder state="bad">{t(`signIn.why.${why}`)}</Reminder>
        </div>
      )}
      {to && !why && !wrong.form && <Reminder state="run">{t('signIn.goOn')}</Reminder>}
      {wrong.form && (
        <div role="alert">
          <Reminder state="bad">{wrong.form}</Reminder>
        </div>
      )}
      <Field label={t('signIn.login')} error={wrong.login}>
        {(ids) => (
          <Input
            {...ids}
            ref={loginBox}
            size="large"
            name="username"
            autoComplete="username"
            autoFocus
            status={wrong.login ? 'error' : undefined}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('signIn.password')} error={wrong.password}>
        {(ids) => (
          <Input.Password
            {...ids}
            ref={passwordBox}
            size="large"
            name="password"
            autoComplete="current-password"
            status={wrong.password ? 'error' : undefined}
            value={password}
            iconRender={(shown) => (
              <span
                role="button"
                className="with-icon"
                aria-label={shown ? t('signIn.hidePassword') : t('signIn.showPassword')}
              >
                <Icon of={shown ? Eye : EyeOff} />
              </span>
            )}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {busy ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
    </form>
  );
}

/** The page. */
export function SignInPage() {
  const { t } = useFormat();
  return (
    <div className="sign-in">
      <BrandSide />
      <main className="sign-in-side">
        <header className="sign-in-top">
          <span className="sign-in-logo">
            <Logo size={28} />
            <strong>{t('common.productFull')}</strong>
          </span>
          <LanguageSwitch />
        </header>
        <SignInForm />
        <footer className="sign-in-foot">{t('signIn.version', { version: __QUDAO_VERSION__ })}</footer>
      </main>
    </div>
  );
}
