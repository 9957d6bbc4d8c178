// The stage at one instant. Where a figure stands is its state; places depend on who was ever where and on the size, never on where anyone is now.

const ZONES = ['run', 'turn', 'ready', 'lock', 'io', 'queue', 'sleep', 'join'];
const ZONE_OF = { running: 'run', gil: 'turn', ready: 'ready', lock: 'lock', io: 'io', queue: 'queue', sleep: 'sleep', join: 'join' };
const CAPTION = { run: 'runs bytecode', turn: 'wait, in no order', ready: 'ready, no core', lock: 'wait for a lock', io: 'network or disk', queue: 'wait at a queue', sleep: 'sleep', join: 'join' };
const BRIEF = { run: 'runs', turn: 'wait', ready: 'ready', lock: 'lock', io: 'in, out', queue: 'queue', sleep: 'sleep', join: 'join' };
// How large and how talkative figures are: [detail, radius, a place in the half-circle: wide, tall, any other place: wide, tall]
const GRAINS = [['card', 34, 182, 100, 116, 116], ['card', 27, 160, 80, 96, 96], ['card', 22, 150, 62, 88, 84], ['card', 18, 138, 51, 78, 72], ['name', 16, 66, 62, 66, 62], ['letter', 14, 41, 41, 41, 41],
  ['letter', 11, 28, 28, 28, 28], ['dot', 8, 20, 20, 20, 20], ['dot', 5.5, 14, 14, 14, 14], ['dot', 4, 10, 10, 10, 10], ['dot', 2.5, 6.5, 6.5, 6.5, 6.5], ['dot', 1.5, 4, 4, 4, 4], ['dot', .8, 2, 2, 2, 2]];
const SPOTS = [[210, 150, 34], [176, 128, 27], [150, 110, 21], [118, 94, 17], [92, 78, 14]];
const CAPTION_TALL = 22, SIDE = 14, CORES = 146, WIRES = 70;

class Stage {
  constructor(page) {
    this.page = page;
    this.pen = new Pen(document.getElementById('stage'));
    this.figures = [];
    this.pen.canvas.addEventListener('click', event => {
      const box = this.pen.canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
      const hit = this.figures.find(f => Math.hypot(f.x - x, f.y - y) <= Math.max(7, f.r + 3));
      page.select(hit ? hit.id : -1);
    });
  }

  show(act) {
    this.act = act;
    this.telling = new Telling(act);
    this.plan = null;
  }

  /// Containers and their seats; made anew with the size alone.
  layout(width) {
    const act = this.act, present = act.cast.filter(a => a.kind !== 'process' && act.actorLanes[a.id].count), processes = [...new Set(present.map(a => a.process))].sort((a, b) => a - b);
    const tasks = present.some(a => a.kind === 'task'), right = width > 640 ? width - CORES - SIDE : width - SIDE, room = right - SIDE;
    const props = this.props(processes[0] ?? 0, width), strip = props.length ? 38 * Math.ceil(props.length / Math.max(1, Math.floor(room / 190))) : 0;
    const crowd = present.length, plan = { width, props: [], boxes: [], cards: [], cores: width > 640 ? right + 22 : 0 };
    let tall;
    if (processes.length > 1) {
      const workers = processes.slice(1), columns = Math.max(1, Math.min(3, Math.ceil(workers.length / 8))), rows = Math.ceil(workers.length / columns), row = Math.max(30, Math.min(58, 380 / rows - 6));
      tall = Math.max(250, rows * (row + 6));
      const left = Math.max(150, Math.min(320, room * .34)), wide = (room - left - WIRES - (columns - 1) * 6) / columns;
      plan.cards.push({ process: processes[0], x: SIDE, y: 8, w: left, h: tall, main: true });
      const top = 8 + (tall - rows * (row + 6) + 6) / 2;
      workers.forEach((process, i) => plan.cards.push({ process, x: SIDE + left + WIRES + Math.floor(i / rows) * (wide + 6), y: top + i % rows * (row + 6), w: wide, h: row }));
    } else {
      tall = crowd > 60 ? 380 : crowd > 12 ? 340 : 300;
      const process = processes[0] ?? 0;
      if (tasks) {
        const first = Math.max(150, Math.min(270, room * .27));
        plan.cards.push({ process, x: SIDE, y: 8, w: first, h: tall, main: true });
        plan.boxes.push(this.box(process, true, SIDE + first + 10, 8, room - first - 10, tall));
      } else plan.boxes.push(this.box(process, false, SIDE, 8, room, tall));
    }
    plan.props = this.placed(props, SIDE, 8 + tall + 8, room);
    plan.height = 8 + tall + (strip ? strip + 8 : 0) + 12;
    return plan;
  }

  /// A process' threads, or its coroutines, zone by zone.
  box(process, tasks, x, y, w, h) {
    const act = this.act, all = act.cast.filter(a => a.process === process && a.kind === (tasks ? 'task' : 'thread') && act.actorLanes[a.id].count);
    const gil = tasks ? -1 : act.gilOf(process), members = {};
    const total = (a, state) => act.totals[a.id][STATES.indexOf(state)];
    for (const [state, zone] of Object.entries(ZONE_OF)) {
      const there = all.filter(a => total(a, state) > 0), lasted = there.reduce((sum, a) => sum + total(a, state), 0);
      if (zone === 'run' || lasted >= Math.min(2e7, act.span * .01)) members[zone] = there;
    }
    const loop = tasks && new Set(all.map(a => act.steps(KEY.carrier + ':' + a.id).values).flat()).size === 1, shared = gil >= 0 || loop;
    if (gil >= 0 && all.length > 1) members.turn = all;
    if (!members.run) members.run = [];
    const fallback = gil >= 0 && members.turn ? 'turn' : members.ready ? 'ready' : 'run';
    if (!shared || !members.turn && !members.ready) members.run = all;
    // The first thread has a small place among the waiting as long as it hardly takes part.
    const first = all[0], others = all.slice(1).some(a => total(a, 'running') > 0);
    const guest = gil >= 0 && first && others && total(first, 'running') + total(first, 'gil') < Math.min(1.5e8, act.span * .1) ? first.id : -1;
    if (guest >= 0 && members.turn) members.turn = members.turn.filter(a => a.id !== guest);
    return { process, tasks, gil, loop, shared, fallback, guest, x, y, w, h, ...this.seat(members, guest, shared, x + 12, y + 32, w - 24, h - 36) };
  }

  seat(members, guest, shared, x, y, w, h) {
    const zones = ZONES.filter(zone => members[zone]);
    for (const grain of GRAINS) {
      for (const spot of SPOTS) {
        if (grain[0] === 'card' && spot[0] < 150 && shared) break;
        for (let storeys = 1; storeys <= (grain[0] === 'dot' ? 4 : 2); storeys++) {
          const rooms = this.attempt(grain, spot, storeys, zones, members, guest, shared, x, y, w, h);
          if (rooms) return { grain, rooms };
        }
        if (!shared) break;
      }
    }
    return { grain: GRAINS.at(-1), rooms: new Map() };
  }

  /// Zones side by side; those at rest stand one above the other where there are several storeys. Null: no room.
  attempt(grain, spot, storeys, zones, members, guest, shared, x, y, w, h) {
    const columns = [];
    for (const zone of zones) {
      const open = columns.at(-1);
      if (zone !== 'run' && zone !== 'turn' && open?.rest && open.length < storeys) open.push(zone);
      else columns.push(Object.assign([zone], { rest: zone !== 'run' && zone !== 'turn' }));
    }
    const [, r, turnW, turnH, restW, restH] = grain;
    let needed = -10;
    const shapes = columns.map(column => {
      const tall = h / column.length - CAPTION_TALL;
      const stack = column.map(zone => {
        if (zone === 'run' && shared) return spot[1] + 14 > tall ? null : { w: spot[0], h: spot[1], shared: true };
        const cw = zone === 'turn' ? turnW : restW, ch = zone === 'turn' ? turnH : restH, below = zone === 'turn' && guest >= 0 ? 20 : 0, n = members[zone].length;
        const most = Math.floor((tall - 12 - below) / ch);
        if (most < 1) return null;
        const rows = Math.max(1, Math.min(most, n)), cols = Math.ceil(n / rows), bend = zone === 'turn' && rows > 1 ? r * 1.1 : 0;
        return { w: Math.max(grain[0] === 'dot' ? 50 : zone === 'turn' ? 96 : 64, cols * cw + 12 + bend), h: rows * ch + 12 + below, rows, cols, cw, ch, bend };
      });
      needed += Math.max(...stack.map(s => s ? s.w : Infinity)) + 10;
      return stack;
    });
    if (!(needed <= w)) return null;
    const extra = Math.min(40, (w - needed) / (columns.length + 1)), rooms = new Map();
    let left = x + (w - needed - extra * (columns.length - 1)) / 2;
    columns.forEach((column, c) => {
      const wide = Math.max(...shapes[c].map(s => s.w)), storey = h / column.length;
      column.forEach((zone, i) => {
        const s = shapes[c][i], top = y + i * storey + (storey - CAPTION_TALL - s.h) / 2;
        rooms.set(zone, this.room(zone, grain, spot, s, members[zone], guest, left + (wide - s.w) / 2, top));
      });
      left += wide + 10 + extra;
    });
    return rooms;
  }

  room(zone, grain, spot, s, actors, guest, x, y) {
    const seats = new Map(), r = grain[1];
    if (s.shared) return { zone, x, y, w: s.w, h: s.h, shared: { x: x + s.w / 2, y: y + 22 + spot[2], r: spot[2] }, seats, n: actors.length };
    const used = s.cols * s.cw + s.bend, from = x + (s.w - used) / 2;
    actors.forEach((a, i) => {
      const column = Math.floor(i / s.rows), row = i % s.rows, off = s.rows === 1 ? 0 : 2 * row / (s.rows - 1) - 1;
      const sx = from + column * s.cw + s.bend * Math.cos(off * Math.PI / 2), sy = y + 6 + row * s.ch, side = zone === 'turn' && grain[0] === 'card', below = !side && (grain[0] === 'card' || grain[0] === 'name');
      seats.set(a.id, { x: side ? sx + r + 10 : sx + s.cw / 2, y: below ? sy + r + 5 : sy + s.ch / 2, r });
    });
    if (zone === 'turn' && guest >= 0) seats.set(guest, { x: x + s.w / 2, y: y + s.h - 16, r: Math.min(r, 8.5) });
    return { zone, x, y, w: s.w, h: s.h, seats, n: actors.length };
  }

  /// What a process shares, in the order of what is worth most.
  props(process) {
    const act = this.act, order = ['queue', 'event', 'condition', 'lock', 'rlock', 'cell', 'pipe', 'socket'];
    const used = act.things.filter(r => r.kind !== 'gil' && r.process === process && (act.resourceLanes[r.id].count || act.keys.has('out' + r.id) || act.keys.has('in' + r.id)));
    const chips = used.filter(r => r.kind !== 'pipe' && r.kind !== 'socket').map(r => ({ kind: r.kind, name: r.name, of: [r.id] }));
    for (const kind of ['pipe', 'socket']) {
      const all = used.filter(r => r.kind === kind);
      if (all.length > 2) chips.push({ kind, name: `${all.length} ${kind}s`, of: all.map(r => r.id) });
      else chips.push(...all.map(r => ({ kind, name: r.name, of: [r.id] })));
    }
    return chips.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).slice(0, 12);
  }

  placed(props, x, y, room) {
    const columns = Math.max(1, Math.min(props.length, Math.floor(room / 190))), wide = Math.min(260, (room - (columns - 1) * 8) / columns);
    return props.map((chip, i) => ({ ...chip, x: x + i % columns * (wide + 8), y: y + Math.floor(i / columns) * 38, w: wide }));
  }

  paint(colours, moment) {
    const width = this.pen.canvas.parentElement.clientWidth;
    if (width < 60) return;
    if (!this.plan || this.plan.width !== width) this.plan = this.layout(width);
    const pen = this.pen, plan = this.plan;
    this.c = colours;
    this.m = moment;
    this.figures = [];
    pen.begin(width, plan.height, colours);
    for (const box of plan.boxes) this.container(box);
    if (plan.cards.length > 1) this.wires(plan.cards);
    for (const card of plan.cards) this.card(card);
    for (const chip of plan.props) this.chip(chip);
    if (plan.cores) this.cores(plan);
  }

  container(box) {
    const pen = this.pen, c = this.c, m = this.m;
    pen.box(box.x + .5, box.y + .5, box.w - 1, box.h - 1, 15, c.panel, c.line, 1.5);
    pen.text(box.tasks ? 'coroutines and virtual threads' : 'interpreter · ' + this.act.cast[box.process].name, box.x + 16, box.y + 22, { size: 13, weight: 600, colour: c.mut, room: box.w - 120 });
    const all = m.actors.filter(a => { const who = this.act.cast[a.id]; return who.process === box.process && who.kind === (box.tasks ? 'task' : 'thread'); });
    const ended = all.filter(a => a.state === 'ended').length, holder = box.gil >= 0 ? m.holder(box.gil) : -1;
    if (ended) pen.text(ended + ' ended', box.x + box.w - 16, box.y + 22, { colour: c.faint, align: 'right' });
    const figures = this.stand(box, all, holder);
    for (const room of box.rooms.values()) this.zone(box, room, figures.filter(f => f.zone === room.zone).length);
    for (const figure of figures) this.figure(box, figure, holder);
    if (box.gil >= 0) this.baton(box, holder);
  }

  /// Who stands where.
  stand(box, all, holder) {
    const figures = [];
    for (const a of all) {
      const greyed = box.gil >= 0 && holder < 0 && a.state === 'gil' && this.m.lastHolder(box.gil) === a.id;
      let zone = greyed ? 'run' : ZONE_OF[a.state];
      if (!zone) continue;
      if (zone === 'run' && box.gil >= 0 && !greyed && a.id !== holder) zone = box.fallback;
      let room = box.rooms.get(zone);
      if (!room || !room.shared && !room.seats.has(a.id)) { zone = box.fallback; room = box.rooms.get(zone); }
      const seat = room?.shared ?? room?.seats.get(a.id);
      if (!seat) continue;
      const there = room.shared && figures.findIndex(f => f.zone === zone);
      if (room.shared && there >= 0) { if (figures[there].a.since >= a.since) continue; figures.splice(there, 1); }
      figures.push({ a, zone, seat, greyed, id: a.id, x: seat.x, y: seat.y, r: seat.r });
    }
    this.figures.push(...figures);
    return figures;
  }

  zone(box, room, here) {
    const pen = this.pen, c = this.c, { x, y, w, h, zone } = room;
    if (zone === 'run') pen.box(x, y, w, h, 13, null, box.gil >= 0 ? c.baton : c.run, box.gil >= 0 ? 2.5 : 2);
    else pen.box(x + .5, y + .5, w - 1, h - 1, 13, null, c.line, 1.5, zone === 'turn' ? [5, 4] : []);
    let caption = box.tasks && zone === 'run' ? 'has its turn' : box.tasks && zone === 'ready' ? 'ready, wait for a turn' : CAPTION[zone];
    if (pen.measure(caption, 12) > w + 8) caption = box.tasks && zone === 'run' ? 'turn' : BRIEF[zone];
    if (room.n > 6 && !room.shared) caption += ' · ' + here;
    pen.text(caption, x + w / 2, y + h + 17, { colour: c.mut, align: 'center' });
    if (room.seats.size > 1) for (const seat of room.seats.values()) if (seat.r >= 8) pen.disc(seat.x, seat.y, seat.r - 1, null, c.line, 1);
  }

  figure(box, f, holder) {
    const pen = this.pen, c = this.c, m = this.m, { a, zone, greyed } = f, { x, y, r } = f.seat, who = this.act.cast[a.id], spot = box.rooms.get(zone).shared, detail = box.grain[0];
    if (r < 4) { pen.rect(x - r, y - r, 2 * r, 2 * r, this.flat(a.state)); return; }
    if (greyed) pen.g.globalAlpha = .45;
    this.body(a, who, x, y, r);
    let strong = '', soft = '', ring = 0, flag = false;
    const lasted = m.t - a.since;
    if (greyed) { strong = 'has let go'; soft = 'until another takes it'; }
    else if (zone === 'run') {
      strong = box.gil >= 0 ? 'holds ' + brief(m.t - m.heldSince(box.gil)) : 'runs ' + brief(lasted);
      const asked = box.gil >= 0 ? m.asked(box.gil) : -1;
      flag = asked >= 0;
      if (flag) soft = 'asked ' + brief(m.t - asked) + ' ago';
    } else if (zone === 'turn' && box.gil >= 0) {
      const turn = m.t - Math.max(a.since, m.heldSince(box.gil));
      ring = Math.min(360, turn / Math.max(1, this.act.interval) * 360);
      strong = brief(lasted);
      soft = holder < 0 ? 'may take it' : turn < this.act.interval ? 'asks in ' + brief(this.act.interval - turn) : 'has asked';
    } else soft = this.target(a) + brief(lasted);
    const item = this.act.steps(KEY.item + ':' + a.id).at(m.t, -1);
    if (item >= 0 && zone === 'run' && !greyed) soft = soft ? `item ${item} · ${soft}` : 'item ' + item;
    if (ring > 0 && r >= 13) { const off = r >= 18 ? 5 : 3.2, wide = r >= 18 ? 4 : 2.4; pen.disc(x, y, r + off, null, c.line, wide - 1); pen.arc(x, y, r + off, 0, ring, c.gil, wide); }
    if (a.id === this.page.selected) pen.disc(x, y, r + (r >= 13 ? 10 : 2), null, c.accent, 2, [5, 4]);
    pen.g.globalAlpha = 1;
    if (flag && r >= 13) { pen.line(x + r * .72, y - r * .55, x + r * .72, y - r * .55 - 20, c.gil, 2); pen.area([[x + r * .72, y - r * .55 - 21], [x + r * .72 + 16, y - r * .55 - 15.5], [x + r * .72, y - r * .55 - 10]], c.gil); }
    const copy = greyed || r < 13 ? null : m.copy(a.id);
    if (copy) this.copy(copy, detail === 'card' || spot ? 150 : detail === 'name' ? 62 : 38, x, y + r - 3);
    if (spot) {
      pen.text(strong, x, y + r + 18, { weight: 600, colour: greyed ? c.mut : c.run, align: 'center' });
      if (r >= 18) pen.text(soft, x, y + r + 33, { size: 11, colour: c.mut, align: 'center', room: box.rooms.get(zone).w - 10 });
    } else if (zone === 'turn' && detail === 'card' && r > 10) {
      pen.text(strong, x + r + 15, y - 1, { size: r > 30 ? 18 : r > 20 ? 15 : 13, weight: 600 });
      pen.text(soft, x + r + 15, y + 16, { size: r > 30 ? 13 : 12, colour: c.mut });
    } else if ((detail === 'card' || detail === 'name') && r > 10) {
      pen.text(strong && zone !== 'turn' ? strong : soft || strong, x, y + r + 16, { size: 11, colour: c.mut, align: 'center', room: detail === 'card' ? 2 * r + 34 : 62 });
    }
  }

  /// Its private copy, over its lower edge: the name where there is room, the value alone where not; a stale one says so.
  copy({ cell, value, stale }, room, x, y) {
    const pen = this.pen, c = this.c, title = name(this.act.things[cell]?.name ?? '');
    const text = [`${title} = ${value}${stale ? ' · stale' : ''}`, value + (stale ? ' stale' : ''), String(value)].find((each, i) => i === 2 || pen.measure(each, 11, 600) + 12 <= room), wide = pen.measure(text, 11, 600) + 12;
    pen.box(x - wide / 2, y - 8.5, wide, 17, 5, c.panel, stale ? c.warn : c.mut, stale ? 1.8 : 1.1);
    pen.text(text, x, y + 4.2, { size: 11, weight: 600, colour: stale ? c.warn : c.ink, align: 'center' });
  }

  flat(state) { return this.c[{ running: 'run', ready: 'run', join: 'sleep' }[state] ?? state] ?? this.c.line; }

  body(a, who, x, y, r) {
    const pen = this.pen, c = this.c;
    pen.disc(x, y, r, c.panel);
    if (a.state === 'ready') pen.disc(x, y, r - 2, null, c.run, 2);
    else pen.disc(x, y, r - 1, pen.state(a.state));
    if (a.lost) pen.disc(x, y, r - 1, pen.pattern('gap', c.warn));
    if (r < 7) return;
    pen.disc(x, y, r - Math.max(1, r * .07), null, pen.identity(who), Math.max(2, r * .15));
    if (r >= 10) pen.letter(who, x, y, r * (r >= 13 ? .54 : .62));
  }

  target(a) {
    if (a.target < 0) return '';
    if (a.state === 'join') return this.act.cast[a.target] ? this.act.cast[a.target].letter + ' · ' : '';
    return a.state !== 'sleep' && this.act.things[a.target] ? name(this.act.things[a.target].name) + ' · ' : '';
  }

  /// The GIL itself: at its place, on its way to whoever takes it where that takes long enough to be seen, dashed while nobody has it.
  baton(box, holder) {
    const room = box.rooms.get('run'), pen = this.pen, c = this.c, m = this.m;
    if (!room) return;
    const small = room.w < 130, text = small ? 'GIL' : 'GIL baton', wide = pen.measure(text, small ? 12 : 13, 700) + 24, tall = small ? 19 : 25;
    let x = room.x + room.w / 2, y = room.y, free = holder < 0;
    const lane = this.act.resourceLanes[box.gil], i = lane.at(m.t), taker = free && i >= 1 && i + 1 < lane.count ? box.rooms.get('turn')?.seats.get(lane.values[i + 1]) : null;
    if (taker && lane.end(i) - lane.start(i) >= .1 * this.page.speed) {
      const part = (m.t - lane.start(i)) / (lane.end(i) - lane.start(i));
      x += (taker.x - x) * part;
      y += (taker.y - y) * part;
      free = false;
    }
    pen.box(x - wide / 2, y - tall / 2, wide, tall, tall / 2, free ? c.panel : c.baton, free ? c.baton : null, 2, [5, 4]);
    pen.text(text, x, y + 4.5, { size: small ? 12 : 13, weight: 700, colour: free ? c.mut : c.onBaton, align: 'center' });
  }

  /// A process of several: its threads and what they do; a worker in a line.
  card({ process, x, y, w, h, main }) {
    const pen = this.pen, c = this.c, m = this.m, act = this.act, gil = act.gilOf(process), threads = m.actors.filter(a => act.cast[a.id].process === process && act.cast[a.id].kind === 'thread');
    const alive = threads.filter(a => a.state !== 'absent' && a.state !== 'ended'), started = threads.some(a => a.state !== 'absent'), born = act.steps(KEY.process + ':' + process);
    pen.box(x + .5, y + .5, w - 1, h - 1, Math.min(13, h / 4), c.panel, c.line, 1.5);
    let right = x + w - 12;
    if (gil >= 0) {
      const held = m.holder(gil) >= 0, pill = pen.measure('GIL', 12, 600) + 16, py = main ? y + 13 : y + h / 2 - 8.5;
      pen.box(right - pill, py, pill, 17, 8.5, held ? c.baton : null, held ? null : c.baton, 1.4, [4, 3]);
      pen.text('GIL', right - pill / 2, py + 13, { weight: 600, colour: held ? c.onBaton : c.mut, align: 'center' });
      right -= pill + 8;
    }
    if (main) { this.threads(alive, act.cast[process].name, x, y, w, h, right); return; }
    const r = Math.min(18, h / 2 - 4), cx = x + r + 9, cy = y + h / 2, first = alive[0];
    if (first) { this.body(first, act.cast[first.id], cx, cy, r); this.figures.push({ id: first.id, x: cx, y: cy, r }); } else pen.disc(cx, cy, r - 1, null, c.faint, 1.5, [4, 3]);
    if (first && first.id === this.page.selected) pen.disc(cx, cy, r + 3, null, c.accent, 2, [5, 4]);
    const stages = ['starts', 'warms up', 'works'], stage = born.at(m.t, -1);
    const says = first && (started && stage !== 0 && stage !== 1 || stage < 0) ? this.doing(first) : stage === 0 || stage === 1 ? stages[stage] + ' · ' + brief(m.t - born.since(m.t)) : started ? 'ended' : 'starting';
    const left = cx + r + 9, done = this.done(threads);
    if (h >= 44) {
      pen.text(act.cast[process].name + (done ? '   ' + done : ''), left, cy - 4, { weight: 600, colour: alive.length || !started ? c.ink : c.mut, room: right - left });
      pen.text(says, left, cy + 14, { colour: c.mut, room: x + w - 12 - left - (gil >= 0 ? 44 : 0) });
    } else {
      pen.text(act.cast[process].name, left, cy + 4, { weight: 600, room: (right - left) * .45 });
      pen.text(says, left + (right - left) * .48, cy + 4, { colour: c.mut, room: (right - left) * .52 });
    }
  }

  threads(alive, title, x, y, w, h, right) {
    const pen = this.pen, c = this.c, rows = Math.max(1, Math.floor((h - 66) / 34)), shown = alive.length <= rows ? alive : alive.slice(0, rows - 1);
    pen.text((this.act.workers ? 'parent · ' : 'threads · ') + title, x + 14, y + 26, { size: 13, weight: 600, colour: c.mut, room: right - x - 16 });
    shown.forEach((a, i) => {
      const top = y + 42 + i * 34, who = this.act.cast[a.id];
      this.body(a, who, x + 26, top + 14, 12);
      if (a.id === this.page.selected) pen.disc(x + 26, top + 14, 15, null, c.accent, 2, [5, 4]);
      this.figures.push({ id: a.id, x: x + 26, y: top + 14, r: 12 });
      pen.text(who.name, x + 46, top + 11, { weight: 600, room: w - 56 });
      pen.text(this.doing(a), x + 46, top + 26, { colour: c.mut, room: w - 56 });
    });
    alive.slice(shown.length).forEach((a, i) => { if (i * 14 < w - 50) this.body(a, this.act.cast[a.id], x + 24 + i * 14, y + 52 + shown.length * 34, 6); });
  }

  doing(a) {
    const item = this.act.steps(KEY.item + ':' + a.id).at(this.m.t, -1), thing = this.act.things[a.target], words = {
      running: item >= 0 ? 'runs item ' + item : 'runs', gil: 'waits for its GIL', lock: 'waits for ' + (thing ? name(thing.name) : 'a lock'), io: thing?.kind === 'pipe' ? 'waits at a pipe' : thing ? 'waits for ' + name(thing.name) : 'waits for input or output',
      queue: 'waits at ' + (thing ? name(thing.name) : 'a queue'), sleep: item >= 0 ? `item ${item}, sleeps` : 'sleeps', join: 'joins', ready: 'ready, no core' };
    return (words[a.state] ?? '') + ' · ' + brief(this.m.t - a.since);
  }

  done(threads) {
    const n = threads.reduce((sum, a) => { const items = this.act.steps(KEY.item + ':' + a.id); return sum + items.values.filter((v, i) => v < 0 && items.times[i] <= this.m.t).length; }, 0);
    return n ? n + ' done' : '';
  }

  /// The pipes, and what came or went last.
  wires(cards) {
    const pen = this.pen, [main, ...workers] = cards, x0 = main.x + main.w, y0 = main.y + main.h / 2, window = .8 * this.page.speed;
    for (const card of workers) {
      if (card.x !== workers[0].x) break;
      const y1 = card.y + card.h / 2, g = pen.g;
      g.beginPath();
      g.moveTo(x0, y0);
      g.bezierCurveTo(x0 + WIRES / 2, y0, x0 + WIRES / 2, y1, card.x, y1);
      g.strokeStyle = this.c.line;
      g.lineWidth = 3;
      g.stroke();
    }
    for (const card of workers) {
      if (card.x !== workers[0].x) break;
      const last = this.act.cast.filter(a => a.process === card.process && a.kind === 'thread').map(a => this.act.steps('packet' + a.id)).map(s => [s.since(this.m.t), s.at(this.m.t, 0)]).sort((a, b) => b[0] - a[0])[0];
      if (!last || last[0] < 0 || this.m.t - last[0] > window) continue;
      const text = (last[1] < 0 ? '→ ' : '← ') + bytes(Math.abs(last[1])), wide = pen.measure(text, 11) + 12, right = card.x - 6, y = card.y + card.h / 2;
      pen.box(right - wide + .5, y - 8, wide - 1, 16, 5, this.c.panel, this.c.io, 1.4);
      pen.text(text, right - wide + 6, y + 4, { size: 11 });
    }
  }

  chip({ kind, name: title, of, x, y, w }) {
    const pen = this.pen, c = this.c, m = this.m, id = of[0], lock = kind === 'lock' || kind === 'rlock', channel = kind === 'pipe' || kind === 'socket';
    const waiting = m.actors.filter(a => ['lock', 'queue', 'io'].includes(a.state) && of.includes(a.target)), amount = channel || lock ? 0 : m.amount(id), holder = lock ? m.holder(id) : kind === 'cell' ? m.lastHolder(id) : -1;
    const taken = lock ? holder >= 0 : kind === 'event' ? amount === 1 : kind === 'queue' ? amount > 0 : waiting.length > 0, colour = taken ? (lock ? c.lock : channel ? c.io : kind === 'cell' ? c.ink : c.queue) : c.mut;
    pen.box(x + .5, y + .5, w - 1, 29, 9, c.panel, taken ? colour : c.line, 1.3);
    pen.sign(kind, x + 16, y + 15, 16, colour, taken);
    let right = x + w - 10;
    if (waiting.length) {
      const state = lock ? 'lock' : channel ? 'io' : 'queue';
      pen.disc(right - 6, y + 15, 8, pen.state(state), this.flat(state), 1.2);
      pen.text(String(waiting.length), right - 19, y + 19.5, { weight: 600, align: 'right' });
      right -= 24 + 7 * String(waiting.length).length;
    }
    if (holder >= 0 && this.act.cast[holder]) { pen.letter(this.act.cast[holder], right - 8.5, y + 15, 8.5); right -= 24; }
    const count = lock ? this.act.steps(KEY.count + ':' + id).at(m.t, 0) : 0;
    const words = lock ? (holder < 0 ? (waiting.length ? '' : 'free') : count > 1 ? count + '×' : '') : kind === 'event' ? (amount === 1 ? 'set' : 'clear') : kind === 'cell' ? '= ' + amount : kind === 'queue' ? (amount < 0 ? '' : amount || 'empty')
      : channel ? `↑ ${bytes(of.reduce((sum, r) => sum + m.sum('out' + r), 0))} ↓ ${bytes(of.reduce((sum, r) => sum + m.sum('in' + r), 0))}` : '';
    if (words !== '') { pen.text(String(words), right, y + 19.5, { colour: c.mut, align: 'right' }); right -= pen.measure(String(words), 12) + 8; }
    if (kind === 'queue' && amount > 0) for (let i = 0; i < Math.min(12, amount) && right - 7 > x + 100; i++, right -= 7) pen.box(right - 5, y + 9, 5, 12, 1.5, c.queue);
    pen.text(title, x + 30, y + 19.5, { weight: 600, room: right - x - 36 });
  }

  cores(plan) {
    const pen = this.pen, c = this.c, x = plan.cores, w = CORES - 26, series = this.act.cores, i = last(series.times, series.times.length, this.m.t), used = i < 0 ? null : series.used[i];
    pen.text('cores used', x, 32, { size: 13, weight: 600, colour: c.mut });
    const number = used === null || used === undefined ? '–' : used.toFixed(2);
    pen.text(number, x, 78, { size: 34, weight: 700 });
    pen.text('of ' + this.page.run.cores, x + pen.measure(number, 34, 700) + 8, 78, { size: 15, weight: 600, colour: c.mut });
    pen.box(x, 94, w, 11, 6, c.line);
    if (used > .02) pen.box(x, 94, Math.max(11, w * Math.min(1, used / this.page.run.cores)), 11, 6, c.run);
    pen.text(used === null ? 'not measured here' : 'sampled, about', x, 124, { colour: c.mut });
    if (used !== null) pen.text('250 ms', x, 140, { colour: c.mut });
    const running = this.m.actors.filter(a => a.state === 'running' && this.act.cast[a.id].kind === 'thread').length, waiting = this.m.actors.filter(a => a.state === 'gil').length;
    const note = this.act.gil && waiting ? (running ? 'one thread runs,' : 'the GIL changes hands,') : running > this.page.run.cores ? running + ' ready,' : '';
    if (note) { pen.text(note, x, 168, { colour: c.mut, room: CORES - 10 }); pen.text(this.act.gil && waiting ? `${waiting} wait${waiting === 1 ? 's' : ''} for the GIL` : this.page.run.cores + ' cores', x, 184, { colour: c.mut, room: CORES - 10 }); }
  }
}
