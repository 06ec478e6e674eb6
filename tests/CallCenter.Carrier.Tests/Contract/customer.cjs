// A customer of the carrier that knows nothing but the official library: it drives every resource through Prism,
// and takes the carrier's webhooks on a server of its own, where the library's validateRequest judges each signature.
// Arguments: address of Prism, address of the carrier, account, token. Prints 'ok STEP' or 'FAIL STEP: reason' per step.
'use strict';
const http = require('node:http');
const assert = require('node:assert/strict');
const twilio = require('twilio');
const [prism, carrier, account, token] = process.argv.slice(2);
const client = twilio(account, token);
client.api.baseUrl = prism;
const root = '2010-04-01/Accounts/' + account;
const customer = '+8613800000000';
const line = '+861010000';
const hooks = [];
const waiting = [];
let failed = 0;
let here = '';

async function step(name, act) {
  try { await act(); console.log('ok ' + name); } catch (e) { failed++; console.log(`FAIL ${name}: ${e.status ?? ''} ${e.code ?? ''} ${e.message} ${JSON.stringify(e.details ?? '')}`); }
}
async function refused(promise, status, code) {
  const error = await promise.then(() => null, e => e);
  assert.ok(error, 'was not refused');
  assert.deepEqual([error.status, error.code], [status, code]);
  return error;
}
function hook(wanted) {
  const found = hooks.find(h => !h.taken && wanted(h));
  if (found) { found.taken = true; return Promise.resolve(found); }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no webhook came: ' + wanted)), 10000);
    waiting.push(h => { if (!wanted(h)) return false; clearTimeout(timer); resolve(h); return true; });
  });
}
function validated(request, body) {
  const url = here + request.url;
  const signature = request.headers['x-twilio-signature'];
  if (url.includes('bodySHA256=')) return twilio.validateRequestWithBody(token, signature, url, body);
  return twilio.validateRequest(token, signature, url, formOf(request, body));
}
function formOf(request, body) {
  if (!(request.headers['content-type'] ?? '').includes('form')) return {};
  const form = {};
  for (const [name, value] of new URLSearchParams(body)) form[name] = name in form ? [].concat(form[name], value) : value;
  return form;
}
function answer(path) {
  const r = new twilio.twiml.VoiceResponse();
  if (path === '/twiml') r.pause({ length: 60 });
  else if (path === '/hold') r.say({ language: 'zh-CN' }, '请稍候，马上为您接通。');
  else if (path === '/announce') r.say({ language: 'zh-CN' }, '本次通话将被录音。');
  else if (path === '/inbound') { r.say({ language: 'zh-CN' }, '您好。'); r.hangup(); }
  else return null;
  return r.toString();
}
const server = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', d => body += d).on('end', () => {
    const path = new URL(here + request.url).pathname;
    const form = request.method === 'GET' ? Object.fromEntries(new URL(here + request.url).searchParams) : formOf(request, body);
    const h = { path, form, body, genuine: validated(request, body), url: request.url, method: request.method };
    const taker = waiting.findIndex(w => w(h));
    if (taker >= 0) { h.taken = true; waiting.splice(taker, 1); }
    hooks.push(h);
    const xml = answer(path);
    response.writeHead(xml ? 200 : 204, xml ? { 'content-type': 'text/xml' } : {}).end(xml);
  });
});
const simulate = (path, form) => fetch(carrier + '/simulator' + path, {
  method: 'POST', body: new URLSearchParams(form), headers: { authorization: 'Basic ' + Buffer.from(account + ':' + token).toString('base64') },
}).then(async r => { if (!r.ok) throw new Error(`${path}: ${r.status} ${await r.text()}`); return r.status === 204 ? null : r.json(); });
const events = ['initiated', 'ringing', 'answered', 'completed'];
const until = async (holds) => { for (let i = 0; i < 200; i++) { const v = await holds(); if (v) return v; await new Promise(r => setTimeout(r, 25)); } throw new Error('never: ' + holds); };

async function calls() {
  let call;
  await step('calls.create', async () => {
    call = await client.calls.create({ to: customer, from: line, url: here + '/twiml?id=42&x=a%20b', statusCallback: here + '/status', statusCallbackEvent: events, timeout: 30, timeLimit: 600 });
    assert.match(call.sid, /^CA[0-9a-f]{32}$/); assert.equal(call.status, 'queued'); assert.ok(call.dateCreated instanceof Date);
    await hook(h => h.form.CallSid === call.sid && h.form.CallStatus === 'in-progress' && h.path === '/status');
  });
  await step('calls.fetch', async () => assert.equal((await client.calls(call.sid).fetch()).status, 'in-progress'));
  await step('calls.events', async () => {
    const list = await client.calls(call.sid).events.list();
    assert.ok(list.some(e => e.request.parameters.CallStatus === 'ringing' && e.response.response_code === 204));
  });
  await step('calls.update redirects', async () => {
    await client.calls(call.sid).update({ twiml: new twilio.twiml.VoiceResponse().say('再见') && '<Response><Pause length="60"/></Response>' });
    assert.equal((await client.calls(call.sid).fetch()).status, 'in-progress');
  });
  await step('calls.recordings', () => recordings(call.sid));
  await step('calls.transcriptions', async () => {
    const t = await client.calls(call.sid).transcriptions.create({ name: 'live', languageCode: 'cmn-Hans-CN', speechModel: 'chirp', track: 'both_tracks', statusCallbackUrl: here + '/speech' });
    assert.equal(t.status, 'in-progress');
    await hook(h => h.form.TranscriptionEvent === 'transcription-started');
    await simulate(`/calls/${call.sid}/speech`, { Text: '家里宽带又断了 & “很慢”' });
    const said = await hook(h => h.form.TranscriptionEvent === 'transcription-content' && h.form.Final === 'true' && h.form.TranscriptionData.includes('宽带'));
    assert.ok(said.genuine);
    assert.equal((await client.calls(call.sid).transcriptions('live').update({ status: 'stopped' })).status, 'stopped');
  });
  await step('calls.update completes', async () => {
    assert.equal((await client.calls(call.sid).update({ status: 'completed' })).status, 'completed');
    await hook(h => h.form.CallSid === call.sid && h.form.CallStatus === 'completed');
  });
  await step('calls.update of an ended call', () => refused(client.calls(call.sid).update({ status: 'completed' }), 400, 21220));
  await step('calls.list pages', async () => {
    for (let i = 0; i < 3; i++) await client.calls.create({ to: '+8613800000086', from: line, twiml: '<Response/>' });
    const all = await client.calls.list({ to: '+8613800000086', pageSize: 2 });
    assert.equal(all.length, 3);
    assert.equal((await client.calls.list({ startTimeAfter: new Date(Date.now() - 3600000), limit: 2 })).length, 2);
  });
  await step('calls.remove', async () => { assert.equal(await client.calls(call.sid).remove(), true); await refused(client.calls(call.sid).fetch(), 404, 20404); });
  await step('calls.create refused', async () => {
    await refused(client.calls.create({ to: '123', from: line, twiml: '<Response/>' }), 400, 21211);
    const stranger = twilio(account, 'wrong-wrong-wrong'); stranger.api.baseUrl = prism;
    await refused(stranger.calls.list(), 401, 20003);
  });
}
async function recordings(sid) {
  const r = await client.calls(sid).recordings.create({ recordingChannels: 'dual', recordingStatusCallback: here + '/recording', recordingStatusCallbackEvent: ['in-progress', 'completed'] });
  assert.equal(r.status, 'in-progress'); assert.equal(r.channels, 2);
  const at = client.calls(sid).recordings(r.sid);
  assert.equal((await at.update({ status: 'paused', pauseBehavior: 'skip' })).status, 'paused');
  assert.equal((await client.calls(sid).recordings('Twilio.CURRENT').update({ status: 'in-progress' })).status, 'in-progress');
  assert.equal((await at.fetch()).sid, r.sid);
  assert.equal((await at.update({ status: 'stopped' })).status, 'stopped');
  const done = await hook(h => h.form.RecordingSid === r.sid && h.form.RecordingStatus === 'completed');
  assert.ok(done.genuine);
  assert.equal((await client.calls(sid).recordings.list()).length, 1);
  assert.equal((await client.recordings.list({ callSid: sid })).length, 1);
  assert.equal((await client.recordings(r.sid).fetch()).status, 'completed');
  const sound = Buffer.from(await (await fetch(done.form.RecordingUrl + '.wav?RequestedChannels=2', { headers: { authorization: 'Basic ' + Buffer.from(account + ':' + token).toString('base64') } })).arrayBuffer());
  assert.equal(sound.toString('latin1', 0, 4), 'RIFF');
  assert.equal(await client.recordings(r.sid).remove(), true);
}
async function conferences() {
  let room, agent, person;
  const seat = (to, label, more) => client.conferences('room 42').participants.create({
    to, from: line, label, statusCallback: here + '/status', statusCallbackEvent: events, beep: 'false',
    conferenceStatusCallback: here + '/conference', conferenceStatusCallbackEvent: ['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify', 'announcement'], ...more });
  await step('participants.create', async () => {
    agent = await seat('client:agent_1001', 'agent', { endConferenceOnExit: true, conferenceRecord: 'true', conferenceRecordingStatusCallback: here + '/recording', conferenceRecordingStatusCallbackEvent: ['in-progress', 'completed'] });
    person = await seat(customer, 'customer');
    room = person.conferenceSid;
    assert.match(room, /^CF/);
    await hook(h => h.form.StatusCallbackEvent === 'conference-start');
  });
  const participants = () => client.conferences(room).participants;
  await step('participants.list', async () => assert.equal((await participants().list()).length, 2));
  await step('participants.fetch by label', async () => assert.equal((await participants()('customer').fetch()).callSid, person.callSid));
  await step('participants.update holds with music', async () => {
    assert.equal((await participants()('customer').update({ hold: true, holdUrl: here + '/hold', holdMethod: 'POST' })).hold, true);
    assert.equal((await hook(h => h.path === '/hold')).form.CallSid, person.callSid);
    await hook(h => h.form.StatusCallbackEvent === 'participant-hold');
    assert.equal((await participants()('customer').update({ hold: false })).hold, false);
  });
  await step('participants.update mutes', async () => { await participants()(agent.callSid).update({ muted: true }); assert.equal((await participants().list({ muted: true })).length, 1); await participants()(agent.callSid).update({ muted: false }); });
  await step('participants.update announces', async () => { await participants()('customer').update({ announceUrl: here + '/announce' }); await hook(h => h.form.StatusCallbackEvent === 'announcement-end' && h.form.CallSid === person.callSid); });
  await step('participants.create coaches', async () => {
    const lead = await seat('client:lead_1', 'lead', { coaching: true, callSidToCoach: agent.callSid });
    assert.deepEqual([lead.coaching, lead.callSidToCoach], [true, agent.callSid]);
    await hook(h => h.form.StatusCallbackEvent === 'participant-join' && h.form.CallSid === lead.callSid);
    assert.equal((await participants()('lead').update({ coaching: false, muted: true })).coaching, false);
    assert.equal(await participants()('lead').remove(), true);
  });
  await step('conferences.update announces', async () => { await client.conferences(room).update({ announceUrl: here + '/announce' }); await hook(h => h.form.StatusCallbackEvent === 'announcement-end' && !h.form.CallSid); });
  await step('conferences.recordings', async () => {
    const [r] = await client.conferences(room).recordings.list();
    assert.deepEqual([r.source, r.conferenceSid], ['Conference', room]);
    await client.conferences(room).recordings(r.sid).update({ status: 'paused', pauseBehavior: 'skip' });
    await client.conferences(room).recordings(r.sid).update({ status: 'in-progress' });
    assert.equal((await client.conferences(room).recordings(r.sid).fetch()).status, 'in-progress');
    assert.equal((await client.conferences(room).recordings('Twilio.CURRENT').update({ status: 'stopped' })).status, 'stopped');
    await hook(h => h.form.RecordingSid === r.sid && h.form.RecordingStatus === 'completed' && h.form.ConferenceSid === room);
    assert.equal(await client.conferences(room).recordings(r.sid).remove(), true);
  });
  await step('conferences.list and fetch', async () => { assert.equal((await client.conferences.list({ friendlyName: 'room 42', status: 'in-progress' })).length, 1); assert.equal((await client.conferences(room).fetch()).friendlyName, 'room 42'); });
  await step('conferences.update ends', async () => {
    const ended = await client.conferences(room).update({ status: 'completed' });
    assert.deepEqual([ended.status, ended.reasonConferenceEnded], ['completed', 'conference-ended-via-api']);
    await hook(h => h.form.StatusCallbackEvent === 'conference-end');
  });
}
async function messages() {
  let m;
  await step('messages.create', async () => {
    m = await client.messages.create({ to: customer, from: line, body: '【客服】您的预约时间为明天上午十点。', statusCallback: here + '/message' });
    assert.match(m.sid, /^SM[0-9a-f]{32}$/); assert.deepEqual([m.status, m.numSegments], ['queued', '1']);
    for (const status of ['sent', 'delivered']) assert.ok((await hook(h => h.form.MessageSid === m.sid && h.form.MessageStatus === status)).genuine);
  });
  await step('messages.fetch', async () => assert.equal((await client.messages(m.sid).fetch()).status, 'delivered'));
  await step('messages.create undelivered', async () => {
    const lost = await client.messages.create({ to: '+8613800000066', from: line, body: 'Hello', statusCallback: here + '/message' });
    assert.equal((await hook(h => h.form.MessageSid === lost.sid && h.form.MessageStatus === 'undelivered')).form.ErrorCode, '30005');
    assert.equal((await client.messages(lost.sid).fetch()).errorCode, 30005);
  });
  await step('messages.update redacts', async () => assert.equal((await client.messages(m.sid).update({ body: '' })).body, ''));
  await step('messages.list', async () => assert.equal((await client.messages.list({ to: customer, pageSize: 1 })).length, 1));
  await step('messages.remove', async () => { assert.equal(await client.messages(m.sid).remove(), true); await refused(client.messages(m.sid).fetch(), 404, 20404); });
  await step('messages.create refused', () => refused(client.messages.create({ to: '12', from: line, body: 'x' }), 400, 21211));
}
async function numbers() {
  let n;
  await step('incomingPhoneNumbers.create', async () => {
    n = await client.incomingPhoneNumbers.create({ phoneNumber: '+8657110010', friendlyName: '杭州', voiceUrl: here + '/inbound#rc=2&rp=5xx', statusCallback: here + '/status', smsUrl: here + '/text' });
    assert.deepEqual([n.friendlyName, n.voiceUrl, n.capabilities.voice], ['杭州', here + '/inbound#rc=2&rp=5xx', true]);
  });
  await step('incomingPhoneNumbers.update, fetch and list', async () => {
    await client.incomingPhoneNumbers(n.sid).update({ friendlyName: '杭州回访' });
    assert.equal((await client.incomingPhoneNumbers(n.sid).fetch()).friendlyName, '杭州回访');
    assert.equal((await client.incomingPhoneNumbers.list({ phoneNumber: '+8657110010' })).length, 1);
  });
  await step('an inbound call is answered', async () => {
    const call = await simulate('/inbound', { From: customer, To: '+8657110010' });
    const asked = await hook(h => h.path === '/inbound' && h.form.CallSid === call.sid);
    assert.deepEqual([asked.form.CallStatus, asked.form.Direction, asked.form.From], ['ringing', 'inbound', customer]);
    await hook(h => h.form.CallSid === call.sid && h.form.CallStatus === 'completed');
    assert.equal((await client.calls(call.sid).fetch()).direction, 'inbound');
  });
  await step('an inbound message arrives', async () => { await simulate('/messages', { From: customer, To: '+8657110010', Body: '收到' }); assert.equal((await hook(h => h.path === '/text')).form.Body, '收到'); });
  await step('incomingPhoneNumbers.remove', async () => assert.equal(await client.incomingPhoneNumbers(n.sid).remove(), true));
}
// Every verb the flows use, as the official builder writes it.
function everyVerb() {
  const r = new twilio.twiml.VoiceResponse();
  r.start().transcription({ name: 'live', languageCode: 'cmn-Hans-CN', transcriptionEngine: 'google', speechModel: 'chirp', track: 'both_tracks', inboundTrackLabel: 'customer', outboundTrackLabel: 'agent', partialResults: true, enableAutomaticPunctuation: true, statusCallbackUrl: here + '/speech', statusCallbackMethod: 'POST' });
  r.start().recording({ channels: 'dual', track: 'both', recordingStatusCallback: here + '/recording', recordingStatusCallbackEvent: 'in-progress completed absent' });
  const gather = r.gather({ input: 'dtmf speech', numDigits: 1, timeout: 8, finishOnKey: '', actionOnEmptyResult: true, action: here + '/menu', method: 'POST' });
  gather.say({ language: 'cmn-CN', voice: 'Polly.Zhiyu' }, '满意请按1，一般请按2，不满意请按3 & 谢谢');
  gather.pause({ length: 1 });
  return r;
}
function everyDial() {
  const r = new twilio.twiml.VoiceResponse();
  r.stop().transcription({ name: 'live' });
  r.play({ loop: 1 }, here + '/music.wav');
  r.record({ maxLength: 1, timeout: 1, playBeep: true, finishOnKey: '#', recordingStatusCallback: here + '/recording', action: here + '/left' });
  const legs = r.dial({ action: here + '/after', method: 'POST', timeout: 20, timeLimit: 60, callerId: line, record: 'record-from-answer-dual', answerOnBridge: true });
  legs.number({ url: here + '/announce', statusCallback: here + '/status', statusCallbackEvent: 'initiated ringing answered completed' }, '+8613800000086');
  const agent = legs.client({ statusCallback: here + '/status' }); agent.identity('agent_9'); agent.parameter({ name: 'case', value: '42' });
  return r;
}
async function twiml() {
  const warnings = async sid => (await (await fetch(carrier + '/simulator/state')).json()).calls.find(c => c.sid === sid).warnings;
  await step('twiml of the official builder is played', async () => {
    const call = await client.calls.create({ to: customer, from: line, twiml: everyVerb().toString() });
    await hook(h => h.form.TranscriptionEvent === 'transcription-started' && h.form.InboundTrackLabel === 'customer');
    // A satisfied customer presses the first of the keys that are offered.
    const menu = await hook(h => h.path === '/menu' && h.form.CallSid === call.sid);
    assert.ok(menu.form.Digits === '1' || menu.form.SpeechResult, JSON.stringify(menu.form));
    assert.deepEqual(await warnings(call.sid), []);
  });
  await step('twiml of the official builder dials', async () => {
    const call = await client.calls.create({ to: 'client:agent_1', from: line, twiml: everyDial().toString() });
    const child = await hook(h => h.form.ParentCallSid === call.sid && h.path === '/status' && h.form.To === '+8613800000086' && h.form.CallStatus === 'ringing' || h.form.CallStatus === 'busy' && h.form.ParentCallSid === call.sid);
    assert.equal(child.form.Direction, 'outbound-dial');
    await until(async () => (await client.calls.list({ parentCallSid: call.sid })).some(c => c.to === 'client:agent_9' && c.status === 'in-progress'));
    assert.deepEqual(await warnings(call.sid), []);
    await client.calls(call.sid).update({ status: 'completed' });
  });
  await step('twiml of the official builder refuses and redirects', async () => {
    const r = new twilio.twiml.VoiceResponse(); r.redirect({ method: 'GET' }, here + '/twiml');
    const call = await client.calls.create({ to: customer, from: line, twiml: r.toString() });
    assert.equal((await hook(h => h.path === '/twiml' && h.form.CallSid === call.sid)).method, 'GET');
    assert.deepEqual(await warnings(call.sid), []);
    await client.calls(call.sid).update({ status: 'completed' });
  });
}
async function signatures() {
  const send = form => simulate('/webhooks', form);
  await step('signature of a form with repeated and empty names', async () => {
    await send({ Url: here + '/signed', Form: 'A=b&A=a&A=b&B=&_x=1&a=%E4%B8%96%E7%95%8C+%26' });
    assert.ok((await hook(h => h.path === '/signed')).genuine);
  });
  await step('signature of a JSON body', async () => {
    await send({ Url: here + '/json?y=1', Json: '{"hello":"世界"}' });
    const h = await hook(x => x.path === '/json');
    assert.ok(h.genuine); assert.equal(JSON.parse(h.body).hello, '世界');
    assert.ok(!twilio.validateRequestWithBody(token, 'AAAA', here + h.url, h.body + ' '));
  });
  await step('signature of a GET with a query', async () => { await send({ Url: here + '/got?z=%2F', Method: 'GET', Form: 'Digits=1%23&Text=%E5%A5%BD' }); const h = await hook(x => x.path === '/got'); assert.ok(h.genuine); assert.equal(h.form.Text, '好'); });
  await step('every webhook was genuine', () => assert.deepEqual(hooks.filter(h => !h.genuine).map(h => h.url), []));
}
server.listen(0, '127.0.0.1', async () => {
  here = 'http://127.0.0.1:' + server.address().port;
  await calls(); await conferences(); await messages(); await numbers(); await twiml(); await signatures();
  console.log(`done, ${hooks.length} webhooks`);
  server.close(); server.closeAllConnections();
  process.exit(failed ? 1 : 0);
});
