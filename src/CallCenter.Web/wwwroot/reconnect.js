// The line to the server: comes back by itself. When the circuit is gone the page loads anew and shows the same step,
// because every step lives in the database.
const pauses = [0, 300, 700, 1500, 2500];
const limit = 5000;
let running = false;

const screen = () => document.getElementById('reconnect');
const pause = ms => new Promise(done => setTimeout(done, ms));

function show(state, tries) {
  const box = screen();
  if (!box) return;
  box.hidden = false;
  box.dataset.state = state;
  box.querySelector('[data-tries]').textContent = tries;
}

// Also a slow answer counts, whenever it comes: the server that knows the circuit no more will not know it later.
async function attempt(tries) {
  if (await Blazor.reconnect() || !running) return true;
  show('gone', tries);
  location.reload();
  return true;
}

async function retry() {
  for (let tries = 1; running; tries++) {
    await pause(pauses[Math.min(tries - 1, pauses.length - 1)]);
    if (!running) return;
    show('lost', tries);
    // Refused, or silent for too long: the next try.
    if (await Promise.race([attempt(tries).catch(() => false), pause(limit)])) return;
  }
}

export const reconnectionHandler = {
  onConnectionDown() {
    if (running) return;
    running = true;
    document.documentElement.classList.add('offline');
    retry();
  },
  onConnectionUp() {
    running = false;
    document.documentElement.classList.remove('offline');
    const box = screen();
    if (box) box.hidden = true;
  },
};
