// A list with data-follow keeps its newest line in sight while the reader is at its end.
const near = 40;
const held = new WeakMap();

function atEnd(list) { return list.scrollHeight - list.scrollTop - list.clientHeight < near; }

function keep() {
  for (const list of document.querySelectorAll('[data-follow]')) {
    if (!held.has(list)) {
      held.set(list, true);
      list.addEventListener('scroll', () => held.set(list, atEnd(list)), { passive: true });
    }
    if (held.get(list)) list.scrollTop = list.scrollHeight;
  }
}

// A form that has just opened (data-reveal) comes into sight and takes the focus.
function reveal(changes) {
  for (const change of changes)
    for (const node of change.addedNodes) {
      if (!(node instanceof Element)) continue;
      const form = node.matches('[data-reveal]') ? node : node.querySelector('[data-reveal]');
      if (!form) continue;
      form.scrollIntoView({ block: 'nearest' });
      (form.querySelector('[data-first]') ?? form.querySelector('textarea,input,select,button'))?.focus({ preventScroll: true });
    }
}

export function startFollow() {
  let asked = false;
  new MutationObserver(changes => {
    reveal(changes);
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; keep(); });
  }).observe(document.body, { childList: true, subtree: true });
}
