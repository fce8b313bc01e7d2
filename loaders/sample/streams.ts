/** Streams of a customer's chance: one number for each thing that is left to it (below 256). Never give two things one number. */
export const streams = {
  home: 0, kind: 1, segment: 2, tier: 3, birth: 4, joined: 5, temper: 6, lines: 7, opened: 8, term: 9, plan: 10, need: 11, device: 12, star: 13,
  benefit: 14, dealer: 15, fit: 16, modem: 17, minutes: 18, termBenefit: 19,
  use: 20, voice: 21, arrears: 22, stopDay: 23, stopResume: 24, orderCalled: 25, orderConnected: 26, misfit: 27,
  leave: 30, leaveDay: 31, leaveWhy: 32, leaveAsk: 33, lineClose: 34, askDay: 35, bluff: 36, save: 37, saved: 38, lineCloseEarlier: 39,
  issue: 40, issueKind: 41, issueVoiced: 42, issueDay: 43, overageIssue: 44, noticed: 45, weekend: 46, outageIssue: 47,
  channel: 50, unit: 51, otherUnit: 52, agent: 53, menu: 54, answered: 55, waited: 56, handled: 57, solved: 58, noted: 59,
  repeat: 60, repeatDay: 61, hour: 62, transferred: 63, retry: 64, second: 65, otherCity: 66, retryDay: 67, hidden: 68, bunched: 69,
  npsAsked: 70, npsAnswered: 71, npsScore: 72, markAsked: 73, markAnswered: 74, markScore: 75, answerDelay: 76, effortAsked: 77,
  effortAnswered: 78, effortScore: 79, relationAsked: 130, relationAnswered: 131, relationScore: 132,
  offered: 80, lever: 81, accepted: 82, ended: 83, endedDay: 84, unconsented: 85, campaign: 86, campaignDay: 87, campaignCalled: 88,
  offerLine: 89, serviceKind: 90, campaignConnected: 91, pushed: 92, bundleLine: 93, renewalOrder: 94,
  complains: 100, recorded: 101, level: 102, closing: 103, refund: 104, refundSize: 105, disputed: 106, checked: 107, fault: 108, faultKind: 109,
  provider: 110, providerKind: 111, providerConsent: 112, providerDay: 113, selfService: 114, switchedOff: 115,
  planted: 140,
  newTerms: 120, programme: 121, programmeUsed: 122, tag: 123, tagScore: 124, winBack: 125, referred: 126, referrer: 127
} as const;
