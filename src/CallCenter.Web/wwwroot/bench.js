// Goes to a line of a text field and marks it.
export function jump(id, line) {
  const field = document.getElementById(id);
  if (!field) return;
  const lines = field.value.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  field.focus();
  field.setSelectionRange(from, from + (lines[line - 1] ?? '').length);
  field.scrollTop = (line - 4) * parseFloat(getComputedStyle(field).lineHeight);
}
