// Drawing on a canvas in the page's colours: state is colour and pattern, identity is ring and letter.

const PERIOD = 8;

class Pen {
  constructor(canvas) {
    this.canvas = canvas;
    this.g = canvas.getContext('2d');
  }

  /// Makes the canvas as fine as the screen and blank.
  begin(width, height, colours) {
    const fine = window.devicePixelRatio || 1, w = Math.max(1, Math.round(width * fine)), h = Math.max(1, Math.round(height * fine));
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
      this.canvas.style.height = height + 'px';
    }
    if (this.fine !== fine || this.c !== colours) this.patterns = new Map();
    this.fine = fine;
    this.c = colours;
    this.width = width;
    this.height = height;
    this.g.setTransform(fine, 0, 0, fine, 0, 0);
    this.g.clearRect(0, 0, width, height);
  }

  state(state) {
    const kind = { gil: 'hatch', lock: 'cross', io: 'dots', queue: 'bars' }[state];
    return kind ? this.pattern(kind, this.c[state]) : this.c[{ running: 'run', ready: 'run', join: 'sleep', sleep: 'sleep' }[state] ?? 'line'];
  }

  pattern(kind, colour) {
    const key = kind + colour;
    if (!this.patterns.has(key)) this.patterns.set(key, this.tile(kind, colour));
    return this.patterns.get(key);
  }

  tile(kind, colour) {
    const k = Math.max(1, Math.ceil(this.fine)), tile = document.createElement('canvas'), g = tile.getContext('2d');
    tile.width = tile.height = PERIOD * k;
    g.scale(k, k);
    g.fillStyle = this.c.panel;
    g.fillRect(0, 0, PERIOD, PERIOD);
    g.globalAlpha = .12;
    g.fillStyle = g.strokeStyle = colour;
    g.fillRect(0, 0, PERIOD, PERIOD);
    g.globalAlpha = 1;
    const strokes = (width, ...lines) => {
      g.lineWidth = width;
      for (const [x1, y1, x2, y2] of lines) { g.beginPath(); g.moveTo(x1, y1); g.lineTo(x2, y2); g.stroke(); }
    };
    const rising = [[-2, 2, 2, -2], [0, 8, 8, 0], [6, 10, 10, 6]], falling = [[-2, 6, 2, 10], [0, 0, 8, 8], [6, -2, 10, 2]];
    if (kind === 'hatch') strokes(2.12, ...rising);
    if (kind === 'cross') strokes(1.41, ...rising, ...falling);
    if (kind === 'gap') strokes(3.11, ...falling);
    if (kind === 'bars') for (const x of [0, 4]) g.fillRect(x, 0, 1.6, PERIOD);
    if (kind === 'dots') for (const x of [2, 6]) for (const y of [2, 6]) { g.beginPath(); g.arc(x, y, 1.2, 0, 7); g.fill(); }
    const pattern = this.g.createPattern(tile, 'repeat');
    pattern.setTransform(new DOMMatrix().scale(1 / k));
    return pattern;
  }

  identity(actor) { return this.c.identities[actor.colour % this.c.identities.length]; }

  rect(x, y, w, h, fill) {
    this.g.fillStyle = fill;
    this.g.fillRect(x, y, w, h);
  }

  box(x, y, w, h, radius, fill, stroke, width = 1, dash = []) {
    const g = this.g;
    g.beginPath();
    g.roundRect(x, y, Math.max(0, w), Math.max(0, h), Math.max(0, Math.min(radius, w / 2, h / 2)));
    if (fill) { g.fillStyle = fill; g.fill(); }
    if (stroke) { g.strokeStyle = stroke; g.lineWidth = width; g.setLineDash(dash); g.stroke(); g.setLineDash([]); }
  }

  disc(x, y, r, fill, stroke, width = 1, dash = []) {
    const g = this.g;
    g.beginPath();
    g.arc(x, y, Math.max(0, r), 0, 2 * Math.PI);
    if (fill) { g.fillStyle = fill; g.fill(); }
    if (stroke) { g.strokeStyle = stroke; g.lineWidth = width; g.setLineDash(dash); g.stroke(); g.setLineDash([]); }
  }

  /// Degrees clockwise from twelve o'clock.
  arc(x, y, r, from, sweep, stroke, width) {
    const g = this.g;
    g.beginPath();
    g.arc(x, y, r, (from - 90) * Math.PI / 180, (from + sweep - 90) * Math.PI / 180);
    g.strokeStyle = stroke;
    g.lineWidth = width;
    g.lineCap = 'round';
    g.stroke();
    g.lineCap = 'butt';
  }

  line(x1, y1, x2, y2, stroke, width = 1) {
    const g = this.g;
    g.beginPath();
    g.moveTo(x1, y1);
    g.lineTo(x2, y2);
    g.strokeStyle = stroke;
    g.lineWidth = width;
    g.stroke();
  }

  area(points, fill) {
    const g = this.g;
    g.beginPath();
    points.forEach(([x, y], i) => i ? g.lineTo(x, y) : g.moveTo(x, y));
    g.closePath();
    g.fillStyle = fill;
    g.fill();
  }

  font(size, weight) { this.g.font = `${weight} ${size}px Inter, "Inter Variable", -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, system-ui, sans-serif`; }

  measure(text, size, weight = 400) {
    this.font(size, weight);
    return this.g.measureText(text).width;
  }

  /// Texts are data: a canvas draws letters and nothing else.
  text(text, x, y, { size = 12, weight = 400, colour = this.c.ink, align = 'left', room = Infinity } = {}) {
    this.font(size, weight);
    let shown = text.length > 400 ? text.slice(0, 400) + '…' : text;
    if (room < Infinity && this.g.measureText(shown).width > room) {
      // A number at the end tells things apart: it stays.
      const end = '…' + (shown.match(/\D(\d{1,4})$/)?.[1] ?? '');
      let low = 0, high = shown.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.g.measureText(shown.slice(0, middle) + end).width <= room) low = middle; else high = middle - 1;
      }
      shown = low ? shown.slice(0, low).trimEnd() + end : '';
    }
    this.g.fillStyle = colour;
    this.g.textAlign = align;
    this.g.fillText(shown, x, y);
  }

  /// A letter on its identity's disc.
  letter(actor, x, y, r) {
    this.disc(x, y, r, this.identity(actor));
    const size = Math.max(7, Math.min(17, r * (actor.letter.length > 1 ? .8 : 1.1)));
    this.text(actor.letter, x, y + size * .36, { size, weight: 700, colour: this.c.onIdentity, align: 'center' });
  }

  /// The sign of a resource, about `size` high.
  sign(kind, x, y, size, colour, active) {
    const u = size / 16, g = this.g;
    g.strokeStyle = g.fillStyle = colour;
    g.lineWidth = Math.max(1.2, 1.6 * u);
    switch (kind) {
      case 'lock': case 'rlock':
        this.box(x - 5.5 * u, y - u, 11 * u, 9 * u, 2 * u, colour);
        g.beginPath();
        g.arc(x, y - 3 * u - (active ? 0 : 1.5 * u), 3.4 * u, Math.PI, active ? 2 * Math.PI : 1.75 * Math.PI);
        g.moveTo(x - 3.4 * u, y - 4 * u); g.lineTo(x - 3.4 * u, y);
        if (active) { g.moveTo(x + 3.4 * u, y - 3 * u); g.lineTo(x + 3.4 * u, y); }
        g.stroke();
        break;
      case 'queue': for (const i of [-1, 0, 1]) this.box(x + (i * 5 - 2) * u, y - 6 * u, 4 * u, 12 * u, u, null, colour, 1.2); break;
      case 'event':
        this.line(x - 4 * u, y + 8 * u, x - 4 * u, y - 8 * u, colour, 1.5);
        g.beginPath(); g.moveTo(x - 4 * u, y - 8 * u); g.lineTo(x + 7 * u, y - 4 * u); g.lineTo(x - 4 * u, y); g.closePath();
        if (active) g.fill(); else g.stroke();
        break;
      case 'condition': this.disc(x, y, 6.5 * u, null, colour, 1.5); this.line(x, y, x, y - 4 * u, colour, 1.5); this.line(x, y, x + 3 * u, y, colour, 1.5); break;
      case 'cell': this.box(x - 6 * u, y - 6 * u, 12 * u, 12 * u, 2 * u, null, colour, 1.5); break;
      default:
        this.line(x - 7 * u, y - 3 * u, x + 5 * u, y - 3 * u, colour, 1.5);
        this.area([[x + 3 * u, y - 7 * u], [x + 8 * u, y - 3 * u], [x + 3 * u, y + u]], colour);
        this.line(x + 7 * u, y + 4 * u, x - 5 * u, y + 4 * u, colour, 1.5);
        this.area([[x - 3 * u, y], [x - 8 * u, y + 4 * u], [x - 3 * u, y + 8 * u]], colour);
    }
  }
}
