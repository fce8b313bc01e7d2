import fc from "fast-check";
import {expect, test} from "vitest";
import {afterStep, noSteps, turnStep, type UndoSteps} from "../../src/elements/undo-steps.js";

/** Something with a state, whose steps back are the states before. */
function edited() {
  let state = 0;
  let steps: UndoSteps<number> = noSteps;
  return {
    state: () => state,
    set(next: number, gesture: string, at: number) {
      steps = afterStep(steps, state, {gesture, at, join: (earlier) => earlier});
      state = next;
    },
    turn(direction: "undo" | "redo") {
      const turned = turnStep(steps, direction, () => state);
      if (!turned) return false;
      ({steps, step: state} = turned);
      return true;
    }
  };
}

test("as many steps back as gestures, and as many forth again", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), {maxLength: 40}), fc.nat(60), (values, back) => {
      const one = edited();
      const states = [0, ...values];
      values.forEach((value, i) => one.set(value, `field ${i}`, i));
      const reached = Math.max(0, values.length - back);
      for (let i = 0; i < back; i++) expect(one.turn("undo")).toBe(i < values.length);
      expect(one.state()).toBe(states[reached]);
      while (one.turn("redo"));
      expect(one.state()).toBe(states[values.length]);
    })
  );
});

test("what follows at once in one field is one step; another field, or a pause, begins another", () => {
  const one = edited();
  one.set(1, "a", 0);
  one.set(2, "a", 900);
  one.set(3, "a", 1800);
  one.set(4, "b", 1900);
  one.set(5, "b", 3000);
  const back: number[] = [];
  while (one.turn("undo")) back.push(one.state());
  expect(back).toEqual([4, 3, 0]);
});

test("after something new is done nothing can be redone, and what was undone isn't joined to it", () => {
  const one = edited();
  one.set(1, "a", 0);
  one.turn("undo");
  one.set(2, "a", 10);
  expect(one.turn("redo")).toBe(false);
  one.turn("undo");
  expect([one.state(), one.turn("undo")]).toEqual([0, false]);
});
