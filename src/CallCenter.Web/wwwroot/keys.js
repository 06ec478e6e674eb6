// Keys press what carries them: <button data-key="1">. Nothing happens while a field has the focus, an input method is
// composing or a key repeats. A field with data-key gets the focus; Esc leaves it.
const fields = 'input:not([type=button]):not([type=submit]):not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable=true]';

// A Chinese input method reports 'Process' for a key it looks at; the place of the key still says which one it was.
function name(event) {
  if (event.key !== 'Process' && event.key !== 'Unidentified') return event.key;
  const code = event.code;
  return /^(Digit|Numpad)\d$/.test(code) ? code.at(-1) : /^Key[A-Z]$/.test(code) ? code.at(-1).toLowerCase() : code;
}

function shown(element) {
  return !element.disabled && element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
}

function find(key) {
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(wanted)}"]`)];
  // What lies in a closed menu has its key all the same.
  return found.findLast(shown) ?? found.find(element => !element.disabled && element.closest('details[data-menu]:not([open])'));
}

function press(event) {
  if (event.isComposing || event.keyCode === 229 && event.target.matches(fields)) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const inField = event.target instanceof Element && event.target.matches(fields);
  if (event.key === 'Escape') return escape(event, inField);
  if (inField && !/^F\d+$/.test(event.key)) return;
  const key = name(event);
  if (key === 'Enter' && event.target.closest?.('button,a,summary,label')) return;
  const target = find(key);
  if (!target) return;
  event.preventDefault();
  if (event.repeat) return;
  if (target.matches(fields)) target.focus(); else target.click();
}

function escape(event, inField) {
  const drawer = event.target.closest?.('[data-drawer]');
  const close = drawer?.querySelector('[data-key="Escape"]') ?? find('Escape');
  if (inField && !drawer) event.target.blur();
  else if (close) { event.preventDefault(); close.click(); }
}

export function startKeys() {
  document.addEventListener('keydown', press);
}
