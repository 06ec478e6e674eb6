// Clocks tick here, from a stored instant and one measured offset to the office's clock; the server renders no seconds.
// <time class="clock" data-since="2026-…Z" data-limit="180">   counts up, over the limit it turns red
// <time class="clock" data-until="2026-…Z">                    counts down, past the instant it turns red
// data-words: 还有 2 小时 10 分 in the words of data-left, data-over, data-hour, data-minute, data-day.
let offset = 0;

async function measure() {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const sent = performance.now(), at = Date.now();
    try {
      const answer = await fetch('/clock', { cache: 'no-store' });
      if (!answer.ok) return;
      const server = Number(await answer.text());
      const trip = performance.now() - sent;
      if (trip < best) { best = trip; offset = server - at - trip / 2; }
    } catch { return; }
  }
}

const two = n => String(n).padStart(2, '0');

function digits(ms) {
  const s = Math.floor(Math.abs(ms) / 1000);
  const h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60;
  return (h ? `${h}:${two(m)}` : two(m)) + ':' + two(s % 60);
}

function words(ms, set) {
  const minutes = Math.floor(Math.abs(ms) / 60000);
  const d = Math.floor(minutes / 1440), h = Math.floor(minutes / 60) % 24, m = minutes % 60;
  const parts = [];
  if (d) parts.push(set.day.replace('#', d));
  if (h) parts.push(set.hour.replace('#', h));
  if (!d && (m || !h)) parts.push(set.minute.replace('#', m));
  return (ms < 0 ? set.over : set.left).replace('#', parts.join(' '));
}

function put(clock, text) {
  if (clock.textContent !== text) clock.textContent = text;
}

function mark(clock, state) {
  if (clock.dataset.state !== state) clock.dataset.state = state;
}

function tick() {
  const now = Date.now() + offset;
  for (const clock of document.querySelectorAll('[data-since]')) {
    const gone = Math.max(0, now - Date.parse(clock.dataset.since));
    put(clock, digits(gone));
    const limit = Number(clock.dataset.limit) * 1000, warn = Number(clock.dataset.warn) * 1000;
    mark(clock, limit && gone >= limit ? 'over' : warn && gone >= warn ? 'soon' : 'fine');
  }
  for (const clock of document.querySelectorAll('[data-until]')) {
    const left = Date.parse(clock.dataset.until) - now;
    const soon = Number(clock.dataset.warn ?? 30) * 1000;
    put(clock, 'words' in clock.dataset ? words(left, clock.dataset) : (left < 0 ? '-' : '') + digits(left));
    mark(clock, left < 0 ? 'over' : left < soon ? 'soon' : 'fine');
  }
}

export function startClocks() {
  measure().then(tick);
  setInterval(measure, 60000);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) measure(); });
  setInterval(tick, 250);
  // A clock that has just been rendered shows its time in the same frame.
  new MutationObserver(changes => {
    if (changes.some(change => change.type === 'childList' ? change.addedNodes.length : true)) tick();
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-since', 'data-until'] });
}
