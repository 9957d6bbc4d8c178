// The recording as Java folded it: lanes of segments, and key states between them. All times are nanoseconds from the act's start.

const STATES = ['absent', 'running', 'gil', 'lock', 'io', 'queue', 'sleep', 'join', 'ready', 'ended'];
const KEY = { line: 0, request: 1, count: 2, moved: 3, item: 4, process: 5, carrier: 6, copy: 7, stale: 8 };
const GAP = 32, PAUSED = 64;

/// One actor's or resource's segments, which follow each other without gaps.
class Lane {
  constructor(packed, end) {
    const n = packed.length > 1 ? (packed.length - 1) / 4 : 0;
    this.count = n;
    this.starts = new Float64Array(n + 1);
    this.values = new Int32Array(n);
    this.flags = new Uint8Array(n);
    this.details = new Float64Array(n);
    this.lines = new Int32Array(n);
    let at = n ? packed[0] : end;
    for (let i = 0; i < n; i++) {
      this.starts[i] = at;
      at += packed[1 + 4 * i];
      const value = packed[2 + 4 * i];
      this.values[i] = value < 0 ? -1 : value & 31;
      this.flags[i] = value < 0 ? 0 : value & 96;
      this.details[i] = packed[3 + 4 * i];
      this.lines[i] = packed[4 + 4 * i];
    }
    this.starts[n] = Math.max(at, end);
  }

  start(i) { return this.starts[i]; }

  end(i) { return this.starts[i + 1]; }

  /// The segment that contains an instant; -1 before the first.
  at(t) { return last(this.starts, this.count, t); }
}

/// Of a resource: who holds it by actor id, which may be large.
class HolderLane extends Lane {
  constructor(packed, end) {
    super(packed, end);
    for (let i = 0; i < this.count; i++) {
      this.values[i] = packed[2 + 4 * i];
      this.flags[i] = 0;
    }
  }
}

/// The last of the first `n` sorted numbers that is not above t; -1 if all are.
function last(sorted, n, t) {
  let low = 0, high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= t) low = middle + 1; else high = middle;
  }
  return low - 1;
}

/// Values that change at instants.
class Steps {
  constructor() { this.times = []; this.values = []; }

  add(t, value) { this.times.push(t); this.values.push(value); }

  at(t, otherwise) {
    const i = last(this.times, this.times.length, t);
    return i < 0 ? otherwise : this.values[i];
  }

  since(t) {
    const i = last(this.times, this.times.length, t);
    return i < 0 ? -1 : this.times[i];
  }
}

class Act {
  constructor(raw) {
    Object.assign(this, raw);
    this.actorLanes = raw.actorLanes.map(lane => new Lane(lane, raw.span));
    this.resourceLanes = raw.resourceLanes.map(lane => new HolderLane(lane, raw.span));
    this.keys = new Map();
    for (let i = 0, t = 0; i < raw.keys.length; i += 5) {
      t += raw.keys[i];
      const [kind, actor, resource, value] = raw.keys.slice(i + 1, i + 5);
      this.key(kind, actor, resource, value, t);
    }
    this.wakers = raw.wakeUps.map(pairs => wakers(pairs));
    this.cast = raw.actors.map((actor, id) => ({ ...actor, id }));
    this.things = raw.resources.map((thing, id) => ({ ...thing, id }));
    this.workers = this.cast.filter(a => a.kind === 'process').length > 1;
    this.totals = this.actorLanes.map(lane => {
      const sums = new Float64Array(STATES.length);
      for (let i = 0; i < lane.count; i++) sums[lane.values[i]] += lane.end(i) - lane.start(i);
      return sums;
    });
  }

  steps(name) {
    if (!this.keys.has(name)) this.keys.set(name, new Steps());
    return this.keys.get(name);
  }

  key(kind, actor, resource, value, t) {
    switch (kind) {
      case KEY.moved: {
        const there = this.steps((value < 0 ? 'in' : 'out') + resource), by = this.steps((value < 0 ? 'got' : 'gave') + actor);
        there.add(t, (there.values.at(-1) ?? 0) + Math.abs(value));
        by.add(t, (by.values.at(-1) ?? 0) + Math.abs(value));
        this.steps('packet' + actor).add(t, value);
        break;
      }
      case KEY.copy: this.steps(kind + ':' + actor).add(t, resource < 0 ? null : { cell: resource, value, stale: false }); break;
      case KEY.stale: {
        const copies = this.steps(KEY.copy + ':' + actor);
        copies.add(t, copies.values.at(-1) && { ...copies.values.at(-1), stale: true });
        break;
      }
      case KEY.request: case KEY.count: this.steps(kind + ':' + resource).add(t, value); break;
      default: this.steps(kind + ':' + actor).add(t, value);
    }
  }

  /// The GIL of a process, or -1.
  gilOf(process) { return this.gil ? this.things.findIndex(r => r.kind === 'gil' && r.process === process) : -1; }

  /// The next (1) or last (-1) instant at which anything changes, or of one actor; null without one.
  step(t, direction, actor) {
    let best = null;
    const lanes = actor >= 0 ? [this.actorLanes[actor]] : [...this.actorLanes, ...this.resourceLanes];
    for (const lane of lanes) {
      if (!lane.count) continue;
      let i = lane.at(t);
      if (direction > 0) i++;
      else if (i >= 0 && lane.start(i) >= t) i--;
      if (i < 0 || i >= lane.count) continue;
      const at = lane.start(i);
      if (best === null || (direction > 0 ? at < best : at > best)) best = at;
    }
    return best;
  }

  /// When a GIL next has another holder; null without one.
  handOver(t) {
    let best = null;
    for (const thing of this.things) {
      if (thing.kind !== 'gil') continue;
      const lane = this.resourceLanes[thing.id];
      for (let i = Math.max(0, lane.at(t)) + 1; i < lane.count; i++) {
        const before = holderBefore(lane, i);
        if (lane.values[i] >= 0 && before >= 0 && before !== lane.values[i]) {
          if (lane.start(i) > t && (best === null || lane.start(i) < best)) best = lane.start(i);
          break;
        }
      }
    }
    return best;
  }
}

/// Whose waits ended by whose doing: the segments, which rise, and who it was.
function wakers(pairs) {
  const segments = [], by = [];
  for (let k = 0, s = 0; k < pairs.length; k += 2) { s += pairs[k]; segments.push(s); by.push(pairs[k + 1]); }
  return { segments, by };
}

/// Who held it before segment i, however short nobody did; -1 at the beginning.
function holderBefore(lane, i) {
  for (let k = i - 1; k >= 0 && k >= i - 2; k--) if (lane.values[k] >= 0) return lane.values[k];
  return -1;
}

/// Everything at one instant.
class Moment {
  constructor(act, t) {
    this.act = act;
    this.t = t;
    this.actors = act.actorLanes.map((lane, id) => {
      const i = lane.at(t);
      if (i < 0) return { id, state: 'absent', since: 0, target: -1, line: 0 };
      return { id, state: STATES[lane.values[i]], since: lane.start(i), target: lane.details[i], line: act.steps(KEY.line + ':' + id).at(t, 0) || lane.lines[i], lost: lane.flags[i] & GAP };
    });
  }

  holder(resource) {
    const lane = this.act.resourceLanes[resource], i = lane ? lane.at(this.t) : -1;
    return i < 0 ? -1 : lane.values[i];
  }

  /// Who holds it or held it last.
  lastHolder(resource) {
    const lane = this.act.resourceLanes[resource];
    for (let i = lane.at(this.t); i >= 0; i--) if (lane.values[i] >= 0) return lane.values[i];
    return -1;
  }

  /// Since when: a hold runs from one change of holder to the next.
  heldSince(resource) {
    const lane = this.act.resourceLanes[resource], who = this.lastHolder(resource);
    let since = this.t;
    for (let i = lane.at(this.t); i >= 0 && (lane.values[i] === who || lane.values[i] < 0); i--) if (lane.values[i] === who) since = lane.start(i);
    return since;
  }

  /// Since when the holder is asked to let go; -1 while nobody asks.
  asked(gil) {
    const since = this.act.steps(KEY.request + ':' + gil).since(this.t);
    return since >= this.heldSince(gil) ? since : -1;
  }

  amount(resource) {
    const lane = this.act.resourceLanes[resource], i = lane.at(this.t);
    return i < 0 ? 0 : lane.details[i];
  }

  /// What an actor has read from a shared cell and not yet answered with a write; null: nothing, or the page doesn't know any more.
  copy(actor) { return this.t < this.act.copiesEnd || this.act.copiesEnd >= this.act.span ? this.act.steps(KEY.copy + ':' + actor).at(this.t, null) : null; }

  sum(name) { return this.act.steps(name).at(this.t, 0); }
}

// Words

/// Three figures and the unit that fits.
function span(ns, decimals = 2) {
  let unit = 0, value = ns;
  while (unit < 3 && value >= 999.5) { value /= 1000; unit++; }
  const shown = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? decimals - 1 : decimals;
  return value.toFixed(Math.max(0, shown)).replace(/\.0+$/, '') + ' ' + ['ns', 'µs', 'ms', 's'][unit];
}

/// Two figures, for what changes while one looks.
const brief = ns => span(ns, 1);

function bytes(n) {
  let unit = 0, value = n;
  while (unit < 4 && value >= 999.5) { value /= 1000; unit++; }
  return (unit === 0 || value >= 9.95 ? value.toFixed(0) : value.toFixed(1)) + ' ' + ['B', 'kB', 'MB', 'GB', 'TB'][unit];
}

const share = part => part > 0 && part < .01 ? '< 1 %' : Math.round(part * 100) + ' %';

/// A name inside a sentence: whatever direction its letters run in, the sentence keeps its own.
const name = text => '\u2068' + (text.length > 80 ? text.slice(0, 79) + '…' : text) + '\u2069';

/// What lanes say about an instant, in words.
class Telling {
  constructor(act) { this.act = act; }

  who(id) { return this.act.cast[id]?.letter ?? 'somebody'; }

  thing(id) {
    const r = this.act.things[id];
    return !r ? 'something' : r.kind === 'gil' ? 'the GIL' : (r.kind === 'rlock' ? 'lock' : r.kind) + ' ' + name(r.name);
  }

  actor(id, t) {
    const lane = this.act.actorLanes[id], i = lane.at(t), who = this.who(id);
    if (i < 0) return [who + ' had not started'];
    const from = lane.start(i), to = lane.end(i), length = span(to - from), target = lane.details[i], at = lane.lines[i] > 0 ? ' at line ' + lane.lines[i] : '';
    if (lane.flags[i] & PAUSED) return ['paused for ' + length, 'cut out of every figure'];
    if (lane.flags[i] & GAP) return ['events lost here', 'the recorder’s ring was full for ' + length];
    const state = STATES[lane.values[i]], lines = [];
    switch (state) {
      case 'running': lines.push(`${who} ran for ${length}${at ? ', from' + at.slice(3) : ''}`); break;
      case 'gil': lines.push(`${who} waited ${length} for the GIL`); break;
      case 'lock': lines.push(`${who} waited ${length} for ${this.thing(target)}`); break;
      case 'io': lines.push(`${who} was in network or disk for ${length}${at}`); break;
      case 'queue': lines.push(`${who} waited ${length} at ${this.thing(target)}`); break;
      case 'sleep': lines.push(`${who} slept ${length}${at}`); break;
      case 'join': lines.push(`${who} waited ${length} for ${this.act.cast[target] ? this.who(target) : 'a thread'} to end`); break;
      case 'ready': lines.push(`${who} was ready ${this.act.cast[id].kind === 'task' ? 'for its turn' : 'without a core'} for ${length}`); break;
      default: return [who + (state === 'ended' ? ' has ended' : ' had not started')];
    }
    if ((state === 'gil' || state === 'lock') && target >= 0) lines.push(this.heldBy(target, from, to));
    lines.push(this.when(from) + ' – ' + this.when(to));
    return lines;
  }

  resource(id, t) {
    const lane = this.act.resourceLanes[id], i = lane.at(t);
    if (i < 0) return [];
    const kind = this.act.things[id].kind, length = span(lane.end(i) - lane.start(i)), who = lane.values[i], by = who >= 0 ? this.who(who) : 'somebody', amount = lane.details[i];
    const at = lane.lines[i] > 0 ? ' at line ' + lane.lines[i] : '', what = this.thing(id), time = this.when(lane.start(i)) + ' – ' + this.when(lane.end(i));
    switch (kind) {
      case 'queue': return [`${what} held ${amount < 0 ? 'items' : amount + (amount === 1 ? ' item' : ' items')} for ${length}`, `${by} ${i === 0 || amount > lane.details[i - 1] ? 'put one in' : 'took one out'}${at}`, time];
      case 'event': return [`${what} was ${amount === 1 ? 'set' : 'clear'} for ${length}`, `${amount === 1 ? 'set' : 'cleared'} by ${by}${at}`, time];
      case 'condition': return [`${by} notified ${what}${at}`, time];
      case 'cell': return [`${what} = ${amount} for ${length}`, `written by ${by}${at}`, time];
      default: return [who < 0 ? `nobody held ${what} for ${length}` : `${by} held ${what} for ${length}`, time];
    }
  }

  /// "held by A at line 10", "held by A 3.1 ms, C 1.8 ms".
  heldBy(resource, from, to) {
    const lane = this.act.resourceLanes[resource], held = new Map();
    if (!lane) return 'nobody held it';
    for (let i = Math.max(0, lane.at(from)); i < lane.count && lane.start(i) < to; i++) {
      const ns = Math.min(to, lane.end(i)) - Math.max(from, lane.start(i)), who = lane.values[i];
      if (who >= 0 && ns > 0) held.set(who, (held.get(who) ?? 0) + ns);
    }
    const all = [...held].sort((a, b) => b[1] - a[1]);
    if (!all.length) return 'nobody held it';
    if (all.length > 1 && all[1][1] > all[0][1] / 50) {
      const more = all.length > 3 ? ` and ${all.length - 3} more` : '';
      return 'held by ' + all.slice(0, 3).map(([who, ns]) => this.who(who) + ' ' + span(ns)).join(', ') + more;
    }
    const holder = all[0][0], other = this.act.actorLanes[holder], i = other.at(to), line = i < 0 ? 0 : other.lines[i];
    return 'held by ' + this.who(holder) + (line > 0 ? ' at line ' + line : '');
  }

  when(t) { return (t / 1e9).toFixed(6) + ' s'; }

  /// Who waits for what since when, and who holds it at which line: one or two sentences.
  now(moment) {
    const of = moment.actors.filter(a => this.act.cast[a.id].kind === 'thread');
    const waiters = of.filter(a => a.state === 'gil' || a.state === 'lock').sort((a, b) => a.since - b.since);
    if (waiters.length) return this.waits(moment, waiters[0], waiters.length);
    const runs = of.filter(a => a.state === 'running');
    if (runs.length) return `**${this.who(runs[0].id)}** runs${runs[0].line ? ' line ' + runs[0].line : ''}, for ${span(moment.t - runs[0].since)} now${runs.length > 1 ? `; ${runs.length - 1} more run` : ''}.`;
    const rest = of.filter(a => !['absent', 'ended'].includes(a.state)).length;
    return rest ? `No thread runs at this instant; ${rest === 1 ? 'one waits' : rest + ' wait'}.` : 'No thread runs or waits at this instant.';
  }

  waits(moment, waiter, all) {
    const gil = waiter.state === 'gil', r = waiter.target, holder = r >= 0 ? moment.holder(r) : -1, w = this.who(waiter.id);
    let text = `**${w}** has waited **${span(moment.t - waiter.since)}** for ${this.thing(r)}`;
    if (holder < 0) return text + ', which nobody holds at this instant.';
    const h = this.who(holder), line = moment.actors[holder]?.line;
    text += `, held by **${h}**${line ? ' at line ' + line : ''}.`;
    if (gil) {
      const asked = moment.asked(r), asks = Math.max(waiter.since, moment.heldSince(r)) + this.act.interval - moment.t;
      if (asked >= 0) text += ` ${h} was asked to let go ${span(moment.t - asked)} ago.`;
      else if (asks > 0) text += ` In ${span(asks)} ${w} asks ${h} to let go.`;
    }
    return all > 1 ? text + ` ${all - 1} more wait${all === 2 ? 's' : ''}.` : text;
  }
}
