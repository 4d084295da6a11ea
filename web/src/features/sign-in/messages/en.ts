export const en = {
  title: 'Sign in',
  tagline: 'Sales, stock and demand, as they happen.',
  user: 'E-mail or user name',
  password: 'Password',
  showPassword: 'Show or hide what is typed',
  submit: 'Sign in',
  required: 'Please fill this in',
  refused: 'User name or password is wrong.',
  locked: 'Too many attempts. Please wait a few minutes and try again.',
  unreachable: 'BizPulse cannot be reached. Please try again in a moment.',
};
