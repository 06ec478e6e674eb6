// The agent's telephone in the browser. It is rung and answers by itself; it never dials.
// Whoever only listens has no microphone: a silent track stands in for it until the server says otherwise.
const answerOf = async path => {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } });
  return answer.ok ? answer.json() : null;
};

const script = src => new Promise((done, failed) => {
  const element = document.createElement('script');
  element.src = src;
  element.onload = done;
  element.onerror = failed;
  document.head.append(element);
});

const silence = () => new AudioContext().createMediaStreamDestination().stream;
const listens = async () => (await answerOf('/softphone/ear'))?.listens === true;
const microphone = async wanted => (await listens()) ? silence() : navigator.mediaDevices.getUserMedia(wanted);

const say = state => document.documentElement.dataset.softphone = state;

// From listening to speaking the microphone is attached, once, when the server says so.
const speakWhenAllowed = (device, call) => {
  const look = setInterval(async () => {
    if (call.status() === 'closed') return clearInterval(look);
    if (await listens()) return;
    clearInterval(look);
    await device.audio.setInputDevice('default');
  }, 1000);
};

const ring = async (device, call) => {
  const onlyListening = await listens();
  call.accept();
  say('on');
  call.on('disconnect', () => say('ready'));
  if (onlyListening) speakWhenAllowed(device, call);
};

const start = async () => {
  const pass = await answerOf('/softphone/pass');
  if (!pass) return;
  await script('/_framework/twilio-voice.min.js');
  const device = new window.Twilio.Device(pass.token, { codecPreferences: ['opus', 'pcmu'], closeProtection: true, getUserMedia: microphone });
  device.on('incoming', call => ring(device, call));
  device.on('registered', () => say('ready'));
  device.on('unregistered', () => say('off'));
  device.on('error', error => { say('off'); console.warn('softphone', error.code); });
  device.on('tokenWillExpire', async () => device.updateToken((await answerOf('/softphone/pass')).token));
  await device.register();
};

start();
