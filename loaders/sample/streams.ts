/** Streams of a customer's chance: one number for each thing that is left to it. Never reuse one. */
export const streams = {
  home: 0, kind: 1, segment: 2, tier: 3, birth: 4, joined: 5, trait: 6, lines: 7, opened: 8, term: 9, plan: 10, need: 11, device: 12,
  use: 20, voice: 21, arrears: 22,
  leave: 30, leaveDay: 31, leaveReason: 32, leaveAsk: 33, lineClose: 34,
  issue: 40, issueKind: 41, issueVoiced: 42, issueDay: 43, overageIssue: 44, unconsentedIssue: 45,
  channel: 50, unit: 51, otherUnit: 52, agent: 53, menu: 54, answered: 55, waited: 56, handled: 57, solved: 58, noted: 59,
  repeat: 60, repeatDay: 61, hour: 62, transferred: 63, retry: 64,
  npsAsked: 70, npsAnswered: 71, npsScore: 72, satisfactionAsked: 73, satisfactionAnswered: 74, satisfactionScore: 75, answerDelay: 76,
  offered: 80, lever: 81, accepted: 82, ended: 83, endedDay: 84, unconsented: 85, campaign: 86, campaignDay: 87, campaignUnit: 88
} as const;
