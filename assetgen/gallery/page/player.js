/** Plays the frames of an animation, where its sprite has any. */
class Player {
  /** step: shows the next frame, or says false if it has not been drawn yet. */
  constructor(step) {
    this.step = step;
    this.times = []; // ms of each frame
    this.frame = 0;
    this.timer = null;
    this.wanted = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    $("play").checked = this.wanted;
  }

  /** Whether there are frames, and they are to be played. */
  isOn() {
    return this.wanted && this.times.length > 1;
  }

  /** The number of the frame after this one. */
  next() {
    return (this.frame + 1) % this.times.length;
  }

  /** times: ms of each frame of what is shown from now on; [] if it does not move. */
  show(times) {
    this.times = times;
    this.frame = Math.min(this.frame, Math.max(0, times.length - 1));
    $("play-field").hidden = times.length < 2;
    this.#wait();
  }

  /** Plays, or stands still. */
  turn(wanted) {
    this.wanted = wanted;
    this.#wait();
  }

  #wait() {
    clearTimeout(this.timer);
    if (this.isOn()) this.timer = setTimeout(() => this.#go(), this.times[this.frame]);
  }

  #go() {
    const isShown = this.step();
    this.timer = setTimeout(() => this.#go(), isShown ? this.times[this.frame] : 16);
  }
}
