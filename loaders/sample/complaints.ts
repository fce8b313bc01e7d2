import type {Handled} from "./life.js";
import {feel, inWindow, none, ownNumber, type Life} from "./life.js";
import {parameters as p} from "./parameters.js";
import {isDone} from "./planted.js";
import {streams as s} from "./streams.js";

/** Code of codes.complaintReason, by reason of the contact. */
const reasonOf = [0, 1, 2, 3, 4, 5, 5, 6];

/** Some contacts are complaints. Who games leaves them unrecorded where they can. */
export function complain(life: Life, contact: Handled, gaming: number): void {
  const {
    company: {arrows},
    chance,
    output
  } = life;
  const {month, key, reason, attempt, service} = contact.coming;
  const share = reason === 5 || service ? 1 : !contact.solved && attempt > 0 ? p.repeatComplains.value : 0;
  if (share === 0 || !chance.happens(share, month, s.complains, key)) return;
  const recorded = 1 - p.gamingUnrecorded.value * arrows.gamingToUnrecorded * gaming;
  const lost = isDone(life, "leave_complaints_unrecorded", contact.unit.index, month, key);
  if (lost || !chance.happens(recorded, month, s.recorded, key)) {
    feel(life, "unrecorded", -arrows.unrecordedToSatisfaction * p.unrecordedHurt.value);
    life.unrecordedComplaints++;
    return;
  }
  const level = contact.solved ? 0 : chance.choose([70, 24 + 8 * attempt, 2 + 2 * attempt], month, s.level, key);
  const closedAt =
    contact.endedAt + Math.floor((0.2 + chance.uniform(month, s.closing, key) * (contact.solved ? 2 : 6)) * 86_400);
  const refunded =
    reason === 0 || reason === 4
      ? chance.happens(contact.solved ? p.refundShare.value : p.refundShare.value / 2, month, s.refund, key)
      : false;
  const refund = refunded && !service ? 500 + 100 * Math.floor(chance.uniform(month, s.refundSize, key) ** 2 * 50) : 0;
  if (refund > 0) life.totals.addUnit(contact.unit.index, month, "refunds", refund);
  output.complaints.push({
    complaint_id: ownNumber(life, ++life.next.complaints),
    customer_id: life.number,
    contact_id: contact.number,
    unit_id: contact.unit.number,
    opened_at: contact.endedAt,
    closed_at: inWindow(life, Math.floor(closedAt / 86_400)) ? closedAt : none,
    reason: reasonOf[reason],
    level,
    solved_at_first_answer: Number(contact.solved),
    refund_fen: refund,
    disputed: Number(
      (refund > 0 || service !== undefined) && chance.happens(p.disputedShare.value, month, s.disputed, key)
    )
  });
}

/** A few calls are listened to; what is found depends on what was done. */
export function checkQuality(life: Life, contact: Handled, gaming: number): void {
  const {
    company: {arrows},
    chance,
    output
  } = life;
  const {month, key, day} = contact.coming;
  const checkedOn = day + 1 + Math.floor(chance.uniform(month, s.checked, key + 4096) * 7);
  if (!chance.happens(p.checkedShare.value, month, s.checked, key) || !inWindow(life, checkedOn)) return;
  const faulty = chance.happens(
    p.faultBase.value + arrows.gamingToFaults * p.gamingFaults.value * gaming,
    month,
    s.fault,
    key
  );
  const falseNote = faulty && !contact.solved && contact.notedResolved;
  output.quality_checks.push({
    check_id: ownNumber(life, ++life.next.checks),
    contact_id: contact.number,
    checked_on: checkedOn,
    fault: faulty ? (falseNote ? 4 : chance.choose([4, 3, 3, 2, 0, 1], month, s.faultKind, key)) : none
  });
}
