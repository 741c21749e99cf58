const TICKS = 10;

/** Notices silence. Counts ticks instead of reading a clock: after a sleep of the computer nobody is to blame. */
class Watchdog {
  /** @param {(error: Error) => void} onSilence */
  constructor(onSilence) {
    this.onSilence = onSilence;
    this.quiet = 0;
    this.timer = 0;
  }

  /**
   * @param {number} limit milliseconds of silence
   * @param {() => Error} makeError what is told then
   */
  watch(limit, makeError) {
    this.rest();
    this.timer = setInterval(() => {
      this.quiet += 1;
      if (this.quiet < TICKS) return;
      this.rest();
      this.onSilence(makeError());
    }, limit / TICKS);
  }

  heard() {
    this.quiet = 0;
  }

  rest() {
    clearInterval(this.timer);
    this.quiet = 0;
  }
}
