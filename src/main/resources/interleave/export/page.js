// The page: one cursor for timeline, stage and program; the acts; what the run came to.

const SCALES = [1e9, 5e8, 2e8, 1e8, 5e7, 2e7, 1e7, 5e6, 2e6, 1e6, 5e5, 2e5, 1e5, 5e4, 2e4, 1e4, 5e3, 2e3, 1e3];
const LEGEND = [['running', 'running'], ['gil', 'waiting for the GIL'], ['lock', 'waiting for a lock'], ['io', 'network or disk'], ['queue', 'waiting at a queue'], ['sleep', 'sleeping or joining'], ['ready', 'ready, waits its turn']];
const $ = id => document.getElementById(id);

function element(kind, className, text) {
  const made = document.createElement(kind);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/// A sentence with **strong** and `code` parts, made of text alone.
function sentence(into, text) {
  into.replaceChildren(...text.split(/(\*\*.+?\*\*|`[^`]+`)/s).filter(part => part).map(part => part.length > 4 && part.startsWith('**') && part.endsWith('**') ? element('b', '', part.slice(2, -2))
    : part.length > 2 && part.startsWith('`') && part.endsWith('`') ? element('code', '', part.slice(1, -1)) : document.createTextNode(part)));
  return into;
}

class Page {
  constructor(run) {
    this.run = run;
    this.t = 0;
    this.speed = 2e7;
    this.selected = -1;
    this.playing = false;
    this.acts = run.acts.map(() => null);
    this.timeline = new Timeline(this);
    this.stage = new Stage(this);
    this.head();
    this.program();
    this.words();
    this.controls();
    this.themed();
    this.show(Math.max(0, run.first));
    new ResizeObserver(() => this.changed()).observe(document.querySelector('.pictures'));
  }

  head() {
    const run = this.run;
    $('title').textContent = run.title;
    $('place').textContent = run.place;
    for (const badge of run.badges) $('badges').append(element('span', 'badge outlined', badge));
    $('engine').textContent = run.engine;
    run.acts.forEach((act, i) => {
      const button = element('button');
      button.type = 'button';
      button.title = act.title + ' – ' + act.purpose;
      button.append(element('b', '', act.title), element('span', '', act.took));
      button.addEventListener('click', () => this.show(i));
      $('acts').append(button);
    });
    for (const line of run.foot) $('foot').append(element('p', '', line));
  }

  show(index) {
    this.pause();
    this.index = index;
    [...$('acts').children].forEach((button, i) => button.setAttribute('aria-pressed', String(i === index)));
    if (!this.run.acts.length) return;
    this.act = this.acts[index] ??= new Act(this.run.acts[index]);
    this.selected = -1;
    $('cut').hidden = !this.act.cut;
    $('cut').textContent = this.act.cut;
    $('recorded').textContent = this.act.source;
    $('engine').textContent = this.act.engine;
    this.t = Math.min(this.act.telling, this.act.span);
    this.timeline.show(this.act);
    this.stage.show(this.act);
    if (this.act.span > 1.2e8) this.timeline.look(this.t - 2.5e7, this.t + 3.5e7);
    this.seek(this.t);
  }

  seek(t) {
    this.t = Math.max(0, Math.min(this.act.span, t));
    $('ask').hidden = true;
    this.changed();
  }

  select(actor) {
    this.selected = this.selected === actor ? -1 : actor;
    this.timeline.stale = true;
    this.changed();
  }

  step(direction, ofSelected) {
    this.pause();
    const t = this.act.step(this.t, direction, ofSelected ? this.selected : -1);
    if (t === null) return;
    this.seek(t);
    this.timeline.reveal(4 * this.speed);
  }

  handOver() {
    this.pause();
    const t = this.act.handOver(this.t);
    if (t === null) return;
    this.seek(t);
    this.timeline.reveal(4 * this.speed);
  }

  play() {
    if (this.playing) { this.pause(); return; }
    if (this.t >= this.act.span) this.t = 0;
    this.playing = true;
    this.last = performance.now();
    $('ask').hidden = true;
    $('play').textContent = '❚❚';
    this.timeline.reveal(4 * this.speed);
    this.changed();
  }

  pause() {
    this.playing = false;
    $('play').textContent = '▶';
  }

  /// Moves on by the time that has passed; stops at the end and at ask points.
  advance(now) {
    const to = this.t + Math.min(100, now - this.last) / 1e3 * this.speed, ask = this.act.marks.find(mark => mark.kind === 'ask' && mark.at > this.t && mark.at <= to);
    this.last = now;
    this.t = Math.min(this.act.span, ask ? ask.at : to);
    if (ask) { this.pause(); $('ask').textContent = ask.note; $('ask').hidden = false; }
    if (this.t >= this.act.span) this.pause();
    this.timeline.reveal();
  }

  changed() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(now => this.frame(now));
  }

  frame(now) {
    this.asked = false;
    if (!this.act) return;
    if (this.playing) this.advance(now);
    const moment = new Moment(this.act, this.t);
    this.timeline.paint(this.colours);
    this.stage.paint(this.colours, moment);
    this.badges(moment);
    sentence($('now'), new Telling(this.act).now(moment));
    $('clock').textContent = (this.t / 1e9).toFixed(6) + ' / ' + (this.act.span / 1e9).toFixed(3) + ' s';
    if (document.activeElement !== $('scrub') || !this.scrubbing) $('scrub').value = this.t / this.act.span * 1000;
    $('scale').textContent = 'REPLAY · 1 s on screen = ' + span(this.speed) + ' of the run';
    if (this.playing) this.changed();
  }

  controls() {
    const pressed = (id, action) => $(id).addEventListener('click', action);
    pressed('play', () => this.play());
    pressed('back', () => this.step(-1));
    pressed('on', () => this.step(1));
    pressed('next', () => this.handOver());
    pressed('closer', () => this.timeline.zoomAtCursor(2));
    pressed('farther', () => this.timeline.zoomAtCursor(.5));
    pressed('fit', () => this.timeline.fit());
    pressed('theme', () => this.toggleTheme());
    $('scrub').addEventListener('input', () => { this.pause(); this.scrubbing = true; this.seek($('scrub').value / 1000 * this.act.span); this.timeline.reveal(); });
    $('scrub').addEventListener('change', () => { this.scrubbing = false; });
    for (const scale of SCALES) { const option = element('option', '', span(scale) + ' / s'); option.value = scale; $('speed').append(option); }
    $('speed').value = this.speed;
    $('speed').addEventListener('change', () => { this.speed = Number($('speed').value); this.changed(); });
    document.addEventListener('keydown', event => this.key(event));
  }

  faster(steps) {
    const at = SCALES.indexOf(this.speed) - steps;
    this.speed = SCALES[Math.max(0, Math.min(SCALES.length - 1, at))];
    $('speed').value = this.speed;
    this.changed();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.act) return;
    const on = event.target, typing = on instanceof HTMLSelectElement || on instanceof HTMLInputElement && event.key.startsWith('Arrow'), presses = on instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter');
    if (typing || presses) return;
    const keys = { ' ': () => this.play(), ArrowLeft: () => this.step(-1, event.shiftKey), ArrowRight: () => this.step(1, event.shiftKey), h: () => this.handOver(), '+': () => this.faster(1), '=': () => this.faster(1), '-': () => this.faster(-1),
      i: () => this.timeline.zoomAtCursor(2), o: () => this.timeline.zoomAtCursor(.5), f: () => this.timeline.fit(), t: () => this.toggleTheme(), n: () => this.mark(1), N: () => this.mark(-1), b: () => this.mark(-1), Home: () => this.seek(0), End: () => this.seek(this.act.span) };
    const does = keys[event.key] ?? (/^[1-9]$/.test(event.key) && this.run.acts[event.key - 1] ? () => this.show(event.key - 1) : null);
    if (!does) return;
    event.preventDefault();
    does();
  }

  mark(direction) {
    const marks = direction > 0 ? this.act.marks.filter(mark => mark.at > this.t) : this.act.marks.filter(mark => mark.at < this.t).reverse();
    if (marks.length) this.visit(marks[0]);
  }

  visit(mark) {
    this.pause();
    this.seek(mark.at);
    this.timeline.reveal();
    $('ask').textContent = mark.note;
    $('ask').hidden = !mark.note;
  }

  toggleTheme() {
    const root = document.documentElement, dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    this.themed();
  }

  /// The style sheet has the colours; canvases are told them.
  themed() {
    const style = getComputedStyle(document.documentElement), value = key => style.getPropertyValue('--' + key).trim(), colours = {};
    for (const key of ['bg', 'panel', 'stage', 'line', 'ink', 'mut', 'faint', 'accent', 'accentBg', 'onAccent', 'warn', 'run', 'gil', 'lock', 'io', 'queue', 'sleep', 'baton', 'onBaton', 'onIdentity']) colours[key] = value(key);
    colours.identities = value('identities').split(/\s+/);
    this.colours = colours;
    this.legend();
    document.querySelectorAll('.letter').forEach(badge => { badge.style.background = colours.identities[badge.dataset.colour % colours.identities.length]; });
    if (!this.watched) { this.watched = true; matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.themed()); }
    this.changed();
  }

  legend() {
    $('legend').replaceChildren(...LEGEND.map(([state, words]) => {
      const canvas = document.createElement('canvas'), pen = new Pen(canvas), entry = element('span', '');
      pen.begin(26, 13, this.colours);
      if (state === 'ready') pen.box(1, 1, 24, 11, 3, null, this.colours.run, 1.5);
      else pen.box(0, 0, 26, 13, 3, pen.state(state));
      entry.append(canvas, words);
      return entry;
    }));
  }

  program() {
    $('file').textContent = this.run.program.file;
    this.lines = this.run.program.lines.map((line, i) => {
      const row = element('div', 'row'), code = element('code'), who = element('span', 'who');
      code.append(...line.map(([kind, text]) => kind ? element('span', 'c-' + kind, text) : document.createTextNode(text)));
      row.append(element('i', '', String(i + 1)), code, who);
      $('code').append(row);
      return { row, who, shown: '' };
    });
  }

  /// Each thread's letter at the line it is on.
  badges(moment) {
    const at = new Map();
    for (const a of moment.actors) {
      if (a.line > 0 && a.state !== 'ended' && a.state !== 'absent' && this.act.cast[a.id].kind !== 'process') at.set(a.line, [...(at.get(a.line) ?? []), a]);
    }
    const runs = moment.actors.find(a => a.state === 'running' && a.line > 0);
    this.lines.forEach((line, i) => {
      const here = at.get(i + 1) ?? [], key = this.index + ':' + here.map(a => a.id + a.state).join();
      line.row.classList.toggle('here', runs?.line === i + 1);
      if (line.shown === key) return;
      line.shown = key;
      const shown = here.slice(0, 6).map(a => {
        const who = this.act.cast[a.id], badge = element('span', 'letter', who.letter);
        badge.dataset.colour = who.colour;
        badge.style.background = this.colours.identities[who.colour % this.colours.identities.length];
        badge.title = who.name;
        badge.setAttribute('aria-label', `${who.name} is on line ${i + 1}`);
        return badge;
      });
      line.who.replaceChildren(...shown, ...here.length > 6 ? [element('span', 'muted', '+' + (here.length - 6))] : []);
    });
    const row = runs && this.lines[runs.line - 1]?.row, code = $('code');
    if (row && this.followed !== runs.line) {
      this.followed = runs.line;
      if (row.offsetTop < code.scrollTop || row.offsetTop + 30 > code.scrollTop + code.clientHeight) code.scrollTop = row.offsetTop - code.clientHeight / 2;
    }
  }

  words() {
    const run = this.run, card = (title, ...content) => { if (content.flat().length) { const made = element('section', 'card'); made.append(element('h2', '', title), ...content.flat()); $('words').append(made); } };
    card('What this run says', run.verdict.map((text, i) => sentence(element('p', i ? '' : 'lead'), text)));
    card('The guess beside the measurement', run.predictions.flatMap(prediction => [sentence(element('p', 'muted'), prediction.ask), ...this.bars(prediction.bars), ...prediction.said.map(text => sentence(element('p'), text)), sentence(element('p'), prediction.reply)]));
    card('Run times, measured', this.bars(run.times));
    card('Checked in this run', this.list(run.checks.map(check => [check.ok === null ? '~' : check.ok ? '✓' : '✗', check.ok === null ? 'open' : check.ok ? '' : 'bad', `**${check.name}** – ${check.detail}`])));
    card('Found in the recording', run.findings.map(found => this.goto(found.act, found.at, found.sentence, '')));
    card('Bookmarks and ask points', run.acts.flatMap((act, i) => act.marks.map(mark => this.goto(i, mark.at, mark.note, mark.kind === 'ask' ? '? ' : ''))));
    if (run.output) card('What the program printed', element('pre', '', run.output));
  }

  bars(bars) {
    if (!bars.length) return [];
    const grid = element('div', 'bars'), most = Math.max(...bars.map(bar => bar.value));
    for (const bar of bars) {
      const row = element('div', 'bar ' + bar.kind), fill = element('i');
      fill.style.width = Math.max(1, 70 * bar.value / most) + '%';
      row.append(fill, bar.text);
      grid.append(element('span', 'name', bar.name), row);
    }
    return [grid];
  }

  list(rows) {
    if (!rows.length) return [];
    const list = element('ul');
    for (const [mark, kind, text] of rows) { const item = element('li'); item.append(element('span', 'mark ' + kind, mark), sentence(element('span'), text)); list.append(item); }
    return [list];
  }

  goto(act, at, text, sign) {
    const button = element('button', 'goto');
    button.type = 'button';
    button.dir = 'auto';
    button.append(element('b', '', sign + (at / 1e9).toFixed(4) + ' s'), text);
    button.addEventListener('click', () => { if (this.index !== act) this.show(act); this.visit({ at, note: text }); $('lanes').scrollIntoView({ block: 'nearest' }); });
    return button;
  }
}

new Page(JSON.parse($('data').textContent));
