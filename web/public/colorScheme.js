// Runs before the first paint, so that a dark page never flashes white. A file of its own, since the content security policy
// allows no inline script. The key is the one that Mantine writes.
(() => {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
