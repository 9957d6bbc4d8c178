// The timeline: a lane a thread, lanes for locks, queues and the GIL, the whole act in small below. What is at least three pixels wide is drawn by itself, anything
// narrower as columns of shares.

const RULER = 26, TOP = 34, MINIMAP = 16, ALONE = 3, COLUMN = 4, MARGIN = 14, TALLEST = 430;
const PARTS = { running: 1, gil: .5, lock: 1 / 3, queue: 1 / 3, ready: 1 / 3, io: .25, sleep: .5, join: .5 };
const DEPTHS = ['queue', 'event', 'condition', 'cell'];

class Timeline {
  constructor(page) {
    this.page = page;
    this.box = document.getElementById('lanes');
    this.pen = new Pen(document.getElementById('timeline'));
    this.over = new Pen(document.getElementById('over'));
    this.small = new Pen(document.createElement('canvas'));
    this.hover = document.getElementById('hover');
    this.listen();
  }

  show(act) {
    this.act = act;
    this.telling = new Telling(act);
    this.scroll = 0;
    this.rows = this.lay(act);
    this.longest = Math.max(60, ...[...this.rows, ...this.pinned].map(row => Math.ceil(this.pen.measure((row.label ?? row.heading).slice(0, 60), 12))));
    this.fit();
    this.stale = this.smallStale = true;
  }

  /// Threads by process, then what they share; with one process its GIL is pinned below the rest.
  lay(act) {
    const threads = act.cast.filter(a => a.kind !== 'process' && act.actorLanes[a.id].count).sort((a, b) => a.process - b.process || a.id - b.id);
    const shared = act.things.filter(r => act.resourceLanes[r.id].count && !(act.workers && r.kind === 'gil'));
    const tall = Math.max(11, Math.min(30, 330 / Math.max(1, threads.length) - 4)), gap = tall > 18 ? 9 : tall > 13 ? 5 : 3;
    const rows = [], pinned = [];
    let y = 0, process = -1;
    const members = id => threads.filter(a => a.process === id).length;
    for (const a of threads) {
      const first = a.process !== process, several = act.workers && members(a.process) > 1;
      process = a.process;
      if (first && several) { rows.push({ heading: act.cast[process].name, y: y + 2, height: 13 }); y += 17; }
      rows.push({ actor: a, lane: act.actorLanes[a.id], label: act.workers && !several ? act.cast[process].name : a.name, y, height: tall });
      y += tall + gap;
    }
    y += 4;
    for (const r of shared) {
      const row = { thing: r, lane: act.resourceLanes[r.id], label: r.name, height: r.kind === 'gil' ? 18 : 15 };
      if (r.kind === 'gil') pinned.push(row); else { rows.push({ ...row, y }); y += 21; }
    }
    this.content = y;
    this.pinnedTall = pinned.length ? 26 : 0;
    this.room = Math.min(TALLEST, y);
    if (pinned.length) pinned[0].y = 0;
    this.pinned = pinned.slice(0, 1);
    this.peaks = new Map(shared.map(r => [r.id, act.resourceLanes[r.id].details.reduce((a, b) => Math.max(a, b), 1)]));
    return rows;
  }

  get height() { return TOP + this.room + this.pinnedTall + 12 + MINIMAP + 8; }

  get gutter() { return Math.min(this.longest + 58, this.box.clientWidth < 560 ? 92 : 210); }

  get plot() { return Math.max(40, this.box.clientWidth - this.gutter - MARGIN); }

  x(t) { return this.gutter + (t - this.from) / (this.to - this.from) * this.plot; }

  time(x) { return this.from + (x - this.gutter) / this.plot * (this.to - this.from); }

  look(from, to) {
    const most = this.act.span * 1.04, wide = Math.min(most, Math.max(100, to - from)), middle = (from + to) / 2;
    this.from = Math.max(-this.act.span * .02, Math.min(this.act.span * 1.02 - wide, middle - wide / 2));
    this.to = this.from + wide;
    this.stale = true;
    this.page.changed();
  }

  fit() { this.look(0, this.act.span); }

  /// So many times closer; the instant under pixel x stays where it is.
  zoom(closer, x) {
    const t = this.time(x), wide = Math.min(this.act.span * 1.04, Math.max(100, (this.to - this.from) / closer)), part = (x - this.gutter) / this.plot;
    this.look(t - wide * part, t + wide * (1 - part));
  }

  /// At the cursor where it is in sight, else in the middle.
  zoomAtCursor(closer) {
    const x = this.x(this.page.t);
    this.zoom(closer, x >= this.gutter && x <= this.gutter + this.plot ? x : this.gutter + this.plot / 2);
  }

  /// Brings the cursor into sight, as near as so much time on screen asks for.
  reveal(wide) {
    const t = this.page.t;
    if (wide && (this.to - this.from) > wide * 3) this.look(t - wide / 2, t + wide / 2);
    else if (t < this.from || t > this.to) this.look(t - (this.to - this.from) * .1, t + (this.to - this.from) * .9);
  }

  listen() {
    const box = this.box, at = event => event.clientX - box.getBoundingClientRect().left, below = event => event.clientY - box.getBoundingClientRect().top;
    let drag = null;
    box.addEventListener('wheel', event => {
      event.preventDefault();
      const names = at(event) < this.gutter;
      if (event.shiftKey || names) { this.scrollBy(event.deltaY || event.deltaX); return; }
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.pan(event.deltaX);
      else this.zoom(Math.pow(1.0016, -event.deltaY), Math.max(this.gutter, at(event)));
    }, { passive: false });
    box.addEventListener('pointerdown', event => {
      box.setPointerCapture(event.pointerId);
      drag = { x: at(event), y: below(event), from: this.from, moved: false, small: below(event) > this.height - MINIMAP - 12 };
      if (drag.small) this.jump(drag.x);
    });
    box.addEventListener('pointermove', event => {
      if (!drag) { this.point(at(event), below(event)); return; }
      drag.moved ||= Math.abs(at(event) - drag.x) > 3;
      if (drag.small) this.jump(at(event));
      else if (drag.moved) {
        const shift = (drag.x - at(event)) / this.plot * (this.to - this.from);
        this.look(drag.from + shift, drag.from + shift + this.to - this.from);
      }
    });
    box.addEventListener('pointerup', event => {
      if (drag && !drag.moved && !drag.small) this.click(at(event), below(event));
      drag = null;
    });
    box.addEventListener('pointercancel', () => { drag = null; });
    box.addEventListener('pointerleave', () => { this.hover.hidden = true; });
  }

  pan(pixels) {
    const shift = pixels / this.plot * (this.to - this.from);
    this.look(this.from + shift, this.to + shift);
  }

  scrollBy(pixels) {
    this.scroll = Math.max(0, Math.min(this.content - this.room, this.scroll + pixels));
    this.stale = true;
    this.page.changed();
  }

  jump(x) {
    const t = (x - this.gutter) / this.plot * this.act.span, wide = this.to - this.from;
    if (wide >= this.act.span) this.page.seek(t); else this.look(t - wide / 2, t + wide / 2);
  }

  click(x, y) {
    const row = this.rowAt(y);
    if (x >= this.gutter) this.page.seek(this.time(x));
    else if (row?.actor) this.page.select(row.actor.id);
  }

  rowAt(y) {
    const pinned = TOP + this.room + 6;
    if (y >= pinned && y < pinned + 20) return this.pinned[0];
    if (y < TOP || y > TOP + this.room) return undefined;
    return this.rows.find(row => row.lane && y >= TOP + row.y - this.scroll && y < TOP + row.y - this.scroll + row.height);
  }

  point(x, y) {
    const row = this.rowAt(y), t = this.time(x);
    if (!row || x < this.gutter || x > this.gutter + this.plot) { this.hover.hidden = true; return; }
    const lines = row.actor ? this.telling.actor(row.actor.id, t) : this.telling.resource(row.thing.id, t);
    this.tell(lines, x, y);
  }

  tell(lines, x, y) {
    this.hover.hidden = !lines.length;
    if (!lines.length) return;
    const first = document.createElement('b');
    first.textContent = lines[0];
    this.hover.replaceChildren(first, ...lines.slice(1).map(line => { const div = document.createElement('div'); div.textContent = line; return div; }));
    const wide = this.hover.offsetWidth, tall = this.hover.offsetHeight;
    this.hover.style.left = Math.max(4, Math.min(this.box.clientWidth - wide - 4, x + 14)) + 'px';
    this.hover.style.top = (y + 18 + tall > this.height ? Math.max(2, y - tall - 10) : y + 18) + 'px';
  }

  paint(colours) {
    const width = this.box.clientWidth;
    if (width < 60) return;
    if (this.stale || this.width !== width || this.c !== colours) {
      this.smallStale ||= this.width !== width || this.c !== colours;
      this.width = width;
      this.c = colours;
      this.stale = false;
      this.lanes(width);
    }
    this.cursor(width);
  }

  lanes(width) {
    const pen = this.pen;
    pen.begin(width, this.height, this.c);
    this.box.style.height = this.height + 'px';
    this.ruler(pen);
    pen.g.save();
    pen.g.beginPath();
    pen.g.rect(0, TOP - 6, width, this.room + 8);
    pen.g.clip();
    for (const row of this.rows) {
      const y = TOP + row.y - this.scroll;
      if (y + row.height < TOP - 8 || y > TOP + this.room) continue;
      this.name(pen, row, y);
      if (row.lane) this.row(pen, row, y, this.from, this.to);
    }
    this.arrows(pen);
    pen.g.restore();
    for (const row of this.pinned) {
      const y = TOP + this.room + 6;
      this.name(pen, row, y);
      this.row(pen, row, y, this.from, this.to);
    }
    if (this.content > this.room) pen.box(width - 7, TOP + this.scroll / this.content * this.room, 4, this.room / this.content * this.room, 2, this.c.faint);
    this.minimap(pen, width);
  }

  ruler(pen) {
    const wide = this.to - this.from, least = wide / this.plot * 96;
    let step = Math.pow(10, Math.floor(Math.log10(least)));
    step *= least / step <= 2 ? 2 : least / step <= 5 ? 5 : 10;
    const decimals = Math.max(0, Math.min(9, Math.ceil(9 - Math.log10(step) - 1e-9))), bottom = TOP + this.room + this.pinnedTall;
    for (let t = Math.ceil(Math.max(0, this.from) / step) * step; t <= Math.min(this.to, this.act.span); t += step) {
      const x = this.x(t);
      pen.rect(Math.round(x), TOP - 8, 1, bottom - TOP + 8, this.c.line);
      if (x > this.gutter + 16 && x < this.gutter + this.plot - 12) pen.text((t / 1e9).toFixed(decimals) + ' s', x, RULER - 6, { size: 11, colour: this.c.faint, align: 'center' });
    }
  }

  name(pen, row, y) {
    const middle = y + row.height / 2, edge = this.gutter - 10;
    if (row.heading !== undefined) { pen.text(row.heading, 14, y + 11, { size: 11, colour: this.c.faint, room: edge - 14 }); return; }
    if (row.actor && row.actor.id === this.page.selected) pen.box(6, y - 1, edge - 2, row.height + 2, 6, this.c.accentBg);
    if (row.actor) pen.letter(row.actor, 22, middle, Math.min(10, row.height / 2));
    else if (row.thing.kind === 'gil') pen.box(11, middle - 6.5, 22, 13, 6.5, this.c.baton);
    else pen.sign(row.thing.kind, 22, middle, 13, this.c.mut, true);
    pen.text(row.label, 40, middle + 4, { size: row.height < 13 ? 10 : 12, room: edge - 40 });
  }

  row(pen, row, y, from, to) {
    pen.g.save();
    pen.g.beginPath();
    pen.g.rect(this.gutter, y - 1, this.plot, row.height + 2);
    pen.g.clip();
    if (row.thing && DEPTHS.includes(row.thing.kind)) this.depth(pen, row, y);
    else this.segments(pen, row.lane, !row.actor, y, row.height, from, to, t => this.x(t));
    pen.g.restore();
  }

  segments(pen, lane, holders, y, height, from, to, x) {
    const values = holders ? this.act.cast.length + 1 : STATES.length + 1, left = x(from), right = x(Math.min(to, this.act.span));
    let i = Math.max(0, lane.at(from)), done = left;
    while (i < lane.count && lane.start(i) < to) {
      const x0 = x(lane.start(i)), x1 = x(lane.end(i));
      if (x1 - x0 >= ALONE || i === lane.count - 1) {
        this.alone(pen, lane, i++, holders, y, height, Math.max(left - 20, x0), Math.min(right + 20, x1));
        continue;
      }
      const start = Math.max(done, x0), stop = left + (Math.floor((start - left) / COLUMN + 1e-6) + 1) * COLUMN, sums = new Float64Array(values);
      done = start;
      while (i < lane.count) {
        const a = x(lane.start(i)), b = x(lane.end(i));
        if (b - a >= ALONE) break;
        sums[lane.values[i] + 1] += Math.max(0, Math.min(b, stop) - Math.max(a, start));
        done = Math.min(b, stop);
        if (b > stop) break;
        i++;
      }
      this.bands(pen, sums, holders, y, height, start, Math.max(done, start + .3));
    }
  }

  alone(pen, lane, i, holders, y, height, x0, x1) {
    const from = x0 + .5, wide = x1 - x0 - 1, value = lane.values[i];
    if (wide <= 0) return;
    if (lane.flags[i]) { pen.box(from, y, wide, height, 3, pen.pattern('gap', lane.flags[i] & PAUSED ? this.c.line : this.c.warn)); return; }
    if (holders) {
      const actor = this.act.cast[value];
      if (value < 0 || !actor) return;
      pen.box(from, y, wide, height, wide < 12 ? 1 : 3, pen.identity(actor));
      const a = Math.max(from, this.gutter), b = Math.min(from + wide, this.gutter + this.plot);
      if (height >= 11 && b - a > 8 + 7 * actor.letter.length) pen.text(actor.letter, (a + b) / 2, y + height / 2 + 4, { size: height >= 16 ? 11 : 9, weight: 700, colour: this.c.onIdentity, align: 'center' });
      return;
    }
    const state = STATES[value], rests = state === 'sleep' || state === 'join';
    if (state === 'absent' || state === 'ended') return;
    if (wide < PERIOD && !rests) { const tall = Math.max(2, height * PARTS[state]); pen.rect(from, y + height - tall, wide, tall, this.flat(state)); return; }
    const inset = rests ? Math.round(height * .26) : 0, pattern = !['running', 'sleep', 'join', 'ready'].includes(state);
    if (state === 'ready') pen.box(from + .75, y + .75, wide - 1.5, height - 1.5, 3, null, this.c.run, 1.5);
    else pen.box(from, y + inset, wide, height - 2 * inset, 3, pen.state(state), pattern ? this.flat(state) : null, .8);
  }

  flat(state) { return this.c[{ running: 'run', ready: 'run', join: 'sleep' }[state] ?? state] ?? this.c.line; }

  /// Running at the bottom, then the states in the legend's order; holders in order of identity.
  bands(pen, sums, holders, y, height, from, to) {
    let below = 0, lasted = 0;
    for (let v = 1; v < sums.length; v++) {
      if (!sums[v]) continue;
      lasted += sums[v];
      const top = Math.min(height, Math.round(lasted / (to - from) * height)), state = STATES[v - 1];
      if (top <= below) continue;
      const fill = holders ? pen.identity(this.act.cast[v - 1]) : state === 'absent' || state === 'ended' ? null : this.flat(state);
      if (fill) pen.rect(from, y + height - top, to - from, top - below, fill);
      below = top;
    }
  }

  /// A queue's length as a height, an event while it is set, writes and notifications as strokes.
  depth(pen, row, y) {
    const lane = row.lane, kind = row.thing.kind, peak = this.peaks.get(row.thing.id) ?? 1, height = row.height;
    let drawn = -1;
    pen.rect(this.gutter, y + height - .5, this.plot, .5, this.c.line);
    for (let i = Math.max(0, lane.at(this.from)); i < lane.count && lane.start(i) < this.to; i++) {
      const x0 = Math.max(this.gutter, this.x(lane.start(i))), x1 = Math.min(this.gutter + this.plot, this.x(lane.end(i))), amount = lane.details[i];
      if (kind === 'cell' || kind === 'condition') { if (x0 - drawn >= 1.5) { pen.rect(x0, y + 2, 1.5, height - 2, kind === 'cell' ? this.c.ink : this.c.queue); drawn = x0; } continue; }
      const part = kind === 'event' ? (amount === 1 ? .8 : 0) : Math.max(0, amount) / peak;
      if (part > 0 && x1 - Math.max(drawn, x0) > 0) pen.rect(x0, y + height - height * part, Math.max(.7, x1 - x0), height * part, this.c.queue);
      if (kind === 'queue' && x1 - x0 > 18 && amount > 0) pen.text(String(amount), (x0 + x1) / 2, y + height - 3, { size: 9, weight: 700, colour: this.c.onIdentity, align: 'center' });
    }
  }

  /// From the lane of whoever lets go of a GIL to the lane of whoever takes it, and from whoever released a lock, put an item, set an event or ended to the lane of the thread
  /// whose wait that ended, as Java found them: where there is room to see them one by one.
  arrows(pen) {
    const rows = new Map(this.rows.filter(row => row.actor).map(row => [row.actor.id, row]));
    for (const thing of this.act.things) {
      if (thing.kind !== 'gil') continue;
      const lane = this.act.resourceLanes[thing.id], first = Math.max(1, lane.at(this.from)), end = lane.at(this.to), apart = this.plot / Math.max(1, end - first);
      if (end - first > 3 && apart < 6) continue;
      for (let i = first; i <= end; i++) if (lane.values[i] >= 0) this.connect(pen, rows.get(holderBefore(lane, i)), rows.get(lane.values[i]), lane.start(i), this.c.ink, apart >= 16);
    }
    for (const row of this.rows) if (row.actor && TOP + row.y - this.scroll < TOP + this.room && row.y + row.height >= this.scroll) this.wakeUps(pen, row, rows);
  }

  wakeUps(pen, row, rows) {
    const lane = row.lane, first = Math.max(0, lane.at(this.from)), end = lane.at(this.to), { segments, by } = this.act.wakers[row.actor.id];
    if (this.plot / Math.max(1, end - first) < 16) return;
    for (let k = Math.max(0, last(segments, segments.length, first)); k < segments.length && segments[k] <= end; k++) {
      this.connect(pen, rows.get(by[k]), row, lane.end(segments[k]), this.flat(STATES[lane.values[segments[k]]]), true);
    }
  }

  connect(pen, a, b, t, colour, head) {
    if (!a || !b || a === b) return;
    const down = a.y < b.y, x = Math.round(this.x(t)) + .5, y1 = TOP - this.scroll + (down ? a.y + a.height : a.y), y2 = TOP - this.scroll + (down ? b.y : b.y + b.height);
    if (x < this.gutter || x > this.gutter + this.plot) return;
    pen.line(x, y1, x, y2, colour, 1.4);
    if (head) pen.area([[x - 3.5, y2 + (down ? -6 : 6)], [x + 3.5, y2 + (down ? -6 : 6)], [x, y2]], colour);
  }

  /// The whole act in small: the GIL's holders, else the first lanes.
  minimap(pen, width) {
    const y = this.height - MINIMAP - 8, small = this.small;
    if (this.smallStale) {
      this.smallStale = false;
      small.begin(width, MINIMAP, this.c);
      small.box(this.gutter + .5, .5, this.plot - 1, MINIMAP - 1, 4, this.c.bg, this.c.line, 1);
      small.g.globalAlpha = .6;
      const x = t => this.gutter + t / this.act.span * this.plot, rows = this.pinned.length ? this.pinned : this.rows.filter(row => row.actor).slice(0, 5), tall = (MINIMAP - 6) / Math.max(1, rows.length);
      rows.forEach((row, i) => this.segments(small, row.lane, !row.actor, 3 + i * tall, Math.max(1.5, tall - (rows.length > 1 ? .5 : 0)), 0, this.act.span, x));
      small.g.globalAlpha = 1;
    }
    pen.g.drawImage(small.canvas, 0, 0, small.canvas.width, small.canvas.height, 0, y, width, MINIMAP);
    const a = this.gutter + Math.max(0, this.from / this.act.span) * this.plot, b = this.gutter + Math.min(1, this.to / this.act.span) * this.plot;
    if (b - a < this.plot - 1) pen.box(a, y - 2, Math.max(8, b - a), MINIMAP + 4, 4, null, this.c.accent, 2);
  }

  cursor(width) {
    const pen = this.over, x = this.x(this.page.t), bottom = TOP + this.room + this.pinnedTall + 2;
    pen.begin(width, this.height, this.c);
    for (const mark of this.act.marks) {
      const at = this.x(mark.at);
      if (at < this.gutter || at > this.gutter + this.plot) continue;
      pen.rect(at - .5, TOP - 8, 1, bottom - TOP + 8, this.c.accent);
      pen.disc(at, TOP - 9, 5, mark.kind === 'ask' ? this.c.accent : this.c.panel, this.c.accent, 1.5);
      if (mark.kind === 'ask') pen.text('?', at, TOP - 6, { size: 9, weight: 700, colour: this.c.onAccent, align: 'center' });
    }
    if (x < this.gutter - 1 || x > this.gutter + this.plot + 1) return;
    pen.rect(x - 1, TOP - 8, 2, bottom - TOP + 8, this.c.accent);
    pen.area([[x - 6, TOP - 12], [x + 6, TOP - 12], [x, TOP - 3]], this.c.accent);
  }
}
