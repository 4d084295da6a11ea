import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { signInMessages, type SignInMessages } from '@/features/sign-in/messages';
import { PulseLine } from '@/features/sign-in/PulseLine';
import classes from '@/features/sign-in/SignInPage.module.css';
import { Problem } from '@/shared/api/problem';
import { signIn } from '@/shared/api/session';
import { useSession } from '@/shared/api/useSession';
import { useMessages } from '@/shared/i18n/useLanguage';
import { AppearanceSwitch } from '@/shared/ui/AppearanceSwitch';
import { Logo } from '@/shared/ui/Logo';

export function SignInPage() {
  const { product } = useMessages();
  const texts = useMessages(signInMessages);
  const [params] = useSearchParams();
  const session = useSession();

  if (session) return <Navigate to={localPath(params.get('next'))} replace />;

  return (
    <main className={classes.page}>
      <title>{`${texts.title} · ${product}`}</title>
      <section className={classes.form}>
        <Group justify="space-between">
          <Group gap="xs">
            <Logo />
            <Text fw={700}>{product}</Text>
          </Group>
          <AppearanceSwitch />
        </Group>
        <SignInForm />
      </section>
      <aside className={classes.banner}>
        <p>{texts.tagline}</p>
        <PulseLine />
      </aside>
    </main>
  );
}

function SignInForm() {
  const texts = useMessages(signInMessages);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const signingIn = useMutation({ mutationFn: () => signIn(username.trim(), password) });
  const missing = (value: string): string | false => submitted && !value.trim() && texts.required;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (username.trim() && password) signingIn.mutate();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Title order={1}>{texts.title}</Title>
        {signingIn.error && (
          <Alert color="coral" role="alert">
            {reason(signingIn.error, texts)}
          </Alert>
        )}
        <TextInput
          label={texts.user}
          autoComplete="username"
          autoFocus
          size="md"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          error={missing(username)}
        />
        <PasswordInput
          label={texts.password}
          visibilityToggleButtonProps={{ 'aria-label': texts.showPassword }}
          autoComplete="current-password"
          size="md"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={missing(password)}
        />
        <Button type="submit" size="md" loading={signingIn.isPending}>
          {texts.submit}
        </Button>
      </Stack>
    </form>
  );
}

function reason(error: Error, texts: SignInMessages): string {
  if (!(error instanceof Problem) || error.status >= 500) return texts.unreachable;
  if (error.status === 429 || error.status === 423) return texts.locked;
  return texts.refused;
}

/** Only a path of this site: a link must not send a fresh sign-in elsewhere. */
function localPath(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
