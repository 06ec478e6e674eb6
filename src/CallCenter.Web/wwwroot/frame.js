// Theme, language and menus: what the browser keeps for itself.
const year = 31536000;

function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  document.cookie = `theme=${root.dataset.theme};path=/;max-age=${year};samesite=lax`;
}

// The circuit has changed the words already; this keeps the choice for the next page and the person.
function store(path) {
  document.documentElement.lang = path.split('/').at(-1);
  fetch('/' + path, { redirect: 'manual' });
}

function click(event) {
  if (event.target.closest('[data-theme-toggle]')) turnTheme();
  if (event.target.closest('[data-reload]')) location.reload();
  const choice = event.target.closest('[data-store]');
  if (choice) store(choice.dataset.store);
  for (const menu of document.querySelectorAll('details[data-menu][open]'))
    if (!menu.contains(event.target) || event.target.closest('a')) menu.open = false;
}

export function startFrame() {
  document.addEventListener('click', click);
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const menu = document.activeElement?.closest('details[data-menu][open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
  });
}
