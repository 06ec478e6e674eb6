// A drawer beside the work: arrows belong to the list under its field, and closing gives the focus back to where it was.
let before;

function keydown(event) {
  if (!event.isComposing && event.target.matches?.('[data-arrows]') && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) event.preventDefault();
}

function click(event) {
  if (event.target.closest('[data-opens]')) before = document.activeElement;
  if (event.target.closest('[data-drawer] [data-key="Escape"]') && before?.isConnected) before.focus();
}

export function startDrawers() {
  document.addEventListener('keydown', keydown);
  document.addEventListener('click', click, true);
  new MutationObserver(changes => {
    for (const { target } of changes)
      document.getElementById(target.getAttribute('aria-activedescendant') ?? '')?.scrollIntoView({ block: 'nearest' });
  }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ['aria-activedescendant'] });
}
