// Answers questions with the carrier's official library: a JSON list of questions on stdin, a JSON list of answers on stdout.
const twilio = require('twilio');
const webhooks = require('twilio/lib/webhooks/webhooks');

const answers = {
  sign: q => webhooks.getExpectedTwilioSignature(q.token, q.url, q.params),
  validate: q => twilio.validateRequest(q.token, q.signature, q.url, q.params),
  validateBody: q => twilio.validateRequestWithBody(q.token, q.signature, q.url, q.body),
  bodyHash: q => webhooks.getExpectedBodyHash(q.body),
  token: q => token(q),
  twiml: q => documents[q.document](new twilio.twiml.VoiceResponse(), q).toString(),
};

function token(q) {
  const { AccessToken } = twilio.jwt;
  const pass = new AccessToken(q.accountSid, q.keySid, q.secret, { identity: q.identity, ttl: q.ttl, nbf: q.nbf, region: q.region });
  pass.addGrant(new AccessToken.VoiceGrant({
    incomingAllow: q.incoming, outgoingApplicationSid: q.application, outgoingApplicationParams: q.params,
  }));
  return pass.toJwt();
}

const documents = {
  join: (r, q) => {
    r.dial({ action: q.action, method: 'POST' }).conference({
      beep: 'false', endConferenceOnExit: false, participantLabel: q.label, waitUrl: q.wait ?? '',
      statusCallback: q.callback, statusCallbackEvent: 'start end join leave mute hold announcement', muted: q.muted,
    }, q.conference);
    return r;
  },
  hold: (r, q) => { r.say(q.voice, q.text); r.play({ loop: 0 }, q.music); return r; },
  announce: (r, q) => { r.say(q.voice, q.text); return r; },
  farewell: (r, q) => { r.say(q.voice, q.text); r.hangup(); return r; },
  ask: (r, q) => {
    r.gather({ input: 'dtmf', numDigits: 1, timeout: 8, finishOnKey: '', actionOnEmptyResult: true, action: q.action, method: 'POST' })
      .say(q.voice, q.text);
    return r;
  },
  hangUp: r => { r.hangup(); return r; },
  reject: r => { r.reject({ reason: 'busy' }); return r; },
};

let text = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', part => { text += part; });
process.stdin.on('end', () => process.stdout.write(JSON.stringify(JSON.parse(text).map(q => answers[q.ask](q)))));
