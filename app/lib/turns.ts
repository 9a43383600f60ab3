/**
 * Lets at most `places` pieces of work run at once; the others wait their turn, first come first served, and beyond
 * `waiting` of them nobody is let in. So a rush waits here, where it costs nothing, and not for a database connection.
 */
export class Turns {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly waiting: number,
  ) {}

  /** The answer of `work`, once it had its turn; null, at once and without doing it, when too many wait already. */
  async run<Value>(work: () => Promise<Value>): Promise<Value | null> {
    if (this.running >= this.places) {
      if (this.queue.length >= this.waiting) return null;
      // Whoever leaves hands the place over, so that nobody slips in between.
      await new Promise<void>((resolve) => this.queue.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running--;
    }
  }
}
