'use strict';
const words = {
  zh: {
    title: '线路模拟', promise: '仅限本机，不会拨打真实电话，也不会发送真实短信', calls: '通话', webhooks: '回调', conferences: '会议', messages: '短信', figures: '概况',
    language: 'English', linked: '已连接', cut: '连接中断', live: '通话中', ringing: '振铃', queued: '排队', rooms: '进行中的会议', sent: '回调总数', failed: '回调失败', median: '应答中位数', slow: '应答 p99', faults: '故障注入',
    number: '号码', state: '状态', seconds: '时长', who: '对方', where: '所在', kind: '类型', what: '内容', answer: '应答', took: '耗时', to: '发往', name: '名称', members: '成员', text: '正文', time: '时间', response: '应答正文',
    none: '暂无', all: '显示全部', newest: n => `最近 ${n} 条`, of: n => `仅显示所选通话（${n} 条）`, muted: '静音', hold: '保持', recording: '录音', paused: '录音暂停', transcribed: '转写', coming: '呼叫中', inbound: '呼入', coaching: '耳语',
    keys: '按键', virtual: '虚拟时钟', attempts: n => `第 ${n} 次`, carrierCode: '运营商代码',
    s: { queued: '排队', ringing: '振铃', 'in-progress': '通话中', completed: '已结束', busy: '忙', failed: '失败', 'no-answer': '无人接听', canceled: '已取消', init: '等待开始', running: '进行中', delivered: '已送达', refused: '被拒', unreachable: '无法连接', lost: '丢失', waiting: '等待应答', sent: '已发出', sending: '发送中', undelivered: '未送达', received: '已收到',
      twiml: '指令', 'call-status': '通话状态', conference: '会议', transcription: '转写', recording: '录音', 'machine-detection': '应答机检测', message: '短信', other: '其他', initiated: '已发起', 'participant-join': '加入', 'participant-leave': '离开', 'participant-mute': '静音', 'participant-unmute': '取消静音', 'participant-hold': '保持', 'participant-unhold': '取消保持', 'participant-modify': '变更', 'participant-speech-start': '开始说话', 'participant-speech-stop': '停止说话', 'conference-start': '会议开始', 'conference-end': '会议结束', 'announcement-end': '播报完毕', 'announcement-fail': '播报失败', 'transcription-started': '转写开始', 'transcription-stopped': '转写结束', 'transcription-error': '转写出错', human: '真人', machine_start: '语音信箱', machine_end_beep: '语音信箱', paused: '已暂停', stopped: '已停止', absent: '无录音', duplicate: '重复', reorder: '乱序', delay: '延迟', lose: '丢失', retry: '重试', transcription_error: '转写出错', too_many_requests: '429 应答', server_errors: '503 应答', server_error: '503 应答', late_recording: '录音迟到', absent_recording: '无录音', rejected_leg: '座席拒接', duplicated: '重复', reordered: '乱序', delayed: '延迟', retried: '重试', none: '' },
  },
  en: {
    title: 'Carrier', promise: 'This machine only: no real telephone rings, no real message is sent', calls: 'Calls', webhooks: 'Webhooks', conferences: 'Conferences', messages: 'Messages', figures: 'Figures',
    language: '中文', linked: 'connected', cut: 'not reachable', live: 'talking', ringing: 'ringing', queued: 'queued', rooms: 'conferences', sent: 'webhooks', failed: 'webhooks failed', median: 'median answer', slow: 'p99 answer', faults: 'faults',
    number: 'Number', state: 'State', seconds: 'Time', who: 'Who', where: 'Where', kind: 'Kind', what: 'What', answer: 'Answer', took: 'Took', to: 'To', name: 'Name', members: 'Members', text: 'Text', time: 'Time', response: 'answer body',
    none: 'none', all: 'Show all', newest: n => `newest ${n}`, of: n => `of the chosen call (${n})`, muted: 'muted', hold: 'on hold', recording: 'recorded', paused: 'recording paused', transcribed: 'transcribed', coming: 'on the way', inbound: 'inbound', coaching: 'coaching',
    keys: 'keys', virtual: 'virtual clock', attempts: n => `attempt ${n}`, carrierCode: 'carrier code', s: { none: '' },
  },
};
const good = ['in-progress', 'running', 'delivered', 'sent', 'received'], soon = ['ringing', 'queued', 'waiting', 'init', 'sending'], bad = ['failed', 'busy', 'no-answer', 'refused', 'unreachable', 'lost', 'undelivered'];
let tongue = localStorage.getItem('tongue') ?? 'zh';
let up = true, state = null, chosen = null, open = null;
const t = key => words[tongue][key] ?? key;
const s = key => words[tongue].s[key] ?? key.replaceAll(/[-_]/g, ' ');
const el = (tag, text, name) => { const e = document.createElement(tag); if (text !== undefined && text !== null) e.textContent = text; if (name) e.className = name; return e; };
const mark = (key, more) => el('span', s(key) + (more ? ' · ' + more : ''), 'mark ' + (good.includes(key) ? 'good' : soon.includes(key) ? 'soon' : bad.includes(key) ? 'bad' : ''));
const clock = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
const time = iso => new Date(iso).toLocaleTimeString(tongue === 'zh' ? 'zh-CN' : 'en-GB', { hour12: false });
const cell = (...parts) => { const td = el('td'); td.append(...parts.filter(p => p !== null && p !== undefined && p !== '')); return td; };
const wide = (...parts) => { const td = cell(...parts); td.className = 'wide'; return td; };
const sub = text => text ? el('span', text, 'sub') : '';

function table(id, heads, rows) {
  const at = document.getElementById(id);
  if (!rows.length) { const row = el('tr'); const td = el('td', t('none'), 'empty'); row.append(td); at.replaceChildren(row); return; }
  const head = el('tr');
  heads.forEach(h => { const th = el('th', t(h)); th.scope = 'col'; head.append(th); });
  at.replaceChildren(head, ...rows);
}
function line(cells, act, on, key) {
  const tr = el('tr', null, on ? 'chosen' : '');
  tr.append(...cells);
  if (act) {
    tr.tabIndex = 0; tr.dataset.key = key;
    tr.addEventListener('click', act);
    tr.addEventListener('keydown', e => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); act(); } });
  }
  return tr;
}
function calls() {
  const live = c => ['queued', 'ringing', 'in-progress'].includes(c.status) ? 0 : 1;
  const rows = [...state.calls].sort((a, b) => live(a) - live(b)).slice(0, 80).map(c => line([
    cell(c.direction === 'inbound' ? c.from : c.to, sub([c.direction === 'inbound' && t('inbound'), c.parent_sid && '↳ ' + c.parent_sid.slice(0, 10)].filter(Boolean).join(' · '))),
    cell(mark(c.status), sub([c.sip_code && c.sip_code !== 200 && 'SIP ' + c.sip_code, c.carrier_code && `${t('carrierCode')} ${c.carrier_code}`, c.answered_by].filter(Boolean).join(' · '))),
    cell(clock(c.seconds)),
    cell(tongue === 'zh' ? c.persona_name.split(' · ')[0] : c.persona_name.split(' · ')[1]),
    wide(c.conference, sub([c.muted && t('muted'), c.hold && t('hold'), c.coaching && t('coaching'), c.recording === 'in-progress' && t('recording'), c.recording === 'paused' && t('paused'), c.transcriptions.some(x => x.status === 'in-progress') && t('transcribed'), ...c.warnings].filter(Boolean).join(' · '))),
  ], () => { chosen = chosen === c.sid ? null : c.sid; show(); }, chosen === c.sid, c.sid));
  table('calls', ['number', 'state', 'seconds', 'who', 'where'], rows);
  document.getElementById('calls-note').textContent = state.calls.length ? t('newest')(Math.min(80, state.calls.length)) : '';
}
const field = (w, name) => w.fields.find(f => f.key === name)?.value;
function what(w) {
  const data = field(w, 'TranscriptionData');
  const said = data ? `“${JSON.parse(data).transcript}”` : null;
  const named = [w.kind === 'call-status' && field(w, 'CallStatus'), field(w, 'StatusCallbackEvent'), !said && field(w, 'TranscriptionEvent'), field(w, 'RecordingStatus'), field(w, 'MessageStatus'), field(w, 'AnsweredBy')];
  return [...named.filter(Boolean).map(s), field(w, 'Digits') && t('keys') + ' ' + field(w, 'Digits'), said, w.kind === 'twiml' && new URL(w.url).pathname].filter(Boolean).join(' ');
}
function details(w) {
  const dl = el('dl');
  const add = (name, value) => dl.append(el('dt', name), el('dd', value));
  add('#' + w.number, `${w.method} ${w.url}`);
  w.fields.forEach(f => add(f.key, f.value));
  if (w.error) add(t('answer'), w.error);
  if (w.answer) add(t('response'), w.answer);
  const td = el('td'); td.colSpan = 6; td.append(dl);
  const tr = el('tr'); tr.append(td);
  return tr;
}
function webhooks() {
  const mine = chosen ? state.webhooks.filter(w => w.stream === chosen || field(w, 'CallSid') === chosen) : state.webhooks;
  const rows = mine.slice(0, 80).flatMap(w => {
    const row = line([
      cell(time(w.at)), cell(s(w.kind)), wide(what(w)),
      cell(mark(w.state, s(w.fault)), sub(w.attempts > 1 ? t('attempts')(w.attempts) : '')),
      cell(w.response_status ?? '—'), cell(w.attempts ? `${w.milliseconds} ms` : ''),
    ], () => { open = open === w.number ? null : w.number; show(); }, open === w.number, 'w' + w.number);
    return open === w.number ? [row, details(w)] : [row];
  });
  table('webhooks', ['time', 'kind', 'what', 'state', 'answer', 'took'], rows);
  document.getElementById('webhooks-note').textContent = chosen ? t('of')(mine.length) : mine.length ? t('newest')(Math.min(80, mine.length)) : '';
  const all = document.getElementById('all');
  all.hidden = !chosen; all.textContent = t('all');
}
function conferences() {
  table('conferences', ['name', 'state', 'members'], state.conferences.slice(0, 40).map(c => line([
    cell(c.friendly_name), cell(mark(c.status === 'in-progress' ? 'running' : c.status)),
    wide(c.participants.map(p => (p.label ?? p.call_sid.slice(0, 10)) + (p.joined ? '' : `（${t('coming')}）`) + (p.muted ? ' · ' + t('muted') : '') + (p.hold ? ' · ' + t('hold') : '')).join(tongue === 'zh' ? '，' : ', ')),
  ])));
}
function messages() {
  table('messages', ['number', 'state', 'text'], state.messages.map(m => line([cell(m.direction === 'inbound' ? m.from : m.to, sub(m.direction === 'inbound' ? t('inbound') : '')), cell(mark(m.status, m.error_code)), wide(m.body)])));
}
function figures() {
  const f = state.figures, on = Object.entries(state.faults).filter(([k, v]) => v && !/milliseconds|seed/.test(k)).map(([k, v]) => `${s(k.replace('_percent', ''))} ${v}${k.endsWith('_percent') ? '%' : ''}`);
  const cards = [[f.live, 'live'], [f.ringing, 'ringing'], [f.queued, 'queued'], [f.conferences, 'rooms'], [f.webhooks, 'sent'], [f.failed, 'failed'], [f.median_milliseconds + ' ms', 'median'], [f.slow_milliseconds + ' ms', 'slow']];
  const all = cards.map(([value, key]) => { const d = el('div', null, 'card'); d.append(el('b', value), el('span', t(key))); return d; });
  if (on.length) { const d = el('div', null, 'card warned'); d.append(el('b', on.join(' · ')), el('span', t('faults'))); all.push(d); }
  document.getElementById('figures').replaceChildren(...all);
  document.getElementById('clock').textContent = (state.clock === 'virtual' ? t('virtual') + ' ' : '') + new Date(state.now).toLocaleString(tongue === 'zh' ? 'zh-CN' : 'en-GB', { hour12: false });
}
function show() {
  document.documentElement.lang = tongue === 'zh' ? 'zh-CN' : 'en';
  document.querySelectorAll('[data-text]').forEach(e => { e.textContent = t(e.dataset.text); });
  document.querySelectorAll('[data-label]').forEach(e => { e.setAttribute('aria-label', t(e.dataset.label)); });
  document.getElementById('language').textContent = t('language');
  if (!state) return;
  link();
  const at = document.activeElement?.dataset?.key;
  figures(); calls(); webhooks(); conferences(); messages();
  if (at) document.querySelector(`[data-key="${at}"]`)?.focus();
}
function link() {
  const e = document.getElementById('link'), text = t(up ? 'linked' : 'cut');
  if (e.textContent !== text) e.textContent = text;
  e.className = 'mark ' + (up ? 'good' : 'bad');
}
async function look() {
  try {
    const answer = await fetch('/simulator/state');
    if (!answer.ok) throw new Error(String(answer.status));
    state = await answer.json();
    // What somebody is selecting is not taken from under the mouse.
    if (getSelection().isCollapsed) show();
    up = true;
  } catch { up = false; }
  link();
  setTimeout(look, document.hidden ? 5000 : 1000);
}
document.getElementById('language').addEventListener('click', () => { tongue = tongue === 'zh' ? 'en' : 'zh'; localStorage.setItem('tongue', tongue); show(); });
document.getElementById('all').addEventListener('click', () => { chosen = null; show(); });
show();
look();
