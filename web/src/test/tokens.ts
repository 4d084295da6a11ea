/** A login's answer as the gateway gives it; nobody here checks the signature. */
export const tokenAnswer = (name: string, roles: readonly string[] = ['planner']) => ({
  access_token: ['{"alg":"ES256"}', JSON.stringify({ name, roles }), 'signature'].map(base64Url).join('.'),
  token_type: 'Bearer',
  expires_in: 900,
});

const base64Url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
