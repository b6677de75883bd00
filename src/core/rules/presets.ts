/**
 * What differs from the defaults for the three kinds of people who ask for interviews (S74): written into the first
 * rules as ordinary keys, so that whoever reads the file sees and changes them.
 */

export const presets = ["student", "career-changer", "employed"] as const;
export type Preset = (typeof presets)[number];

export interface PresetRules {
  /** For the question in `init`. */
  says: string;
  /** Sections of rules.yaml. */
  rules: Readonly<Record<string, unknown>>;
}

export const presetRules: Readonly<Record<Preset, PresetRules>> = {
  student: {
    says: "a student or a recent graduate who explores where to go",
    rules: {
      sending: { at_most: "3 a day" },
      meetings: {
        my_hours: { "Mon-Fri": "9:00 to 18:00" },
        questions: [
          "Which part of what I study will I really use?",
          "What would you do differently if you studied again?",
        ],
      },
      for: [{ who: { tag: "alumni" }, requests: { template: "request-alumni" } }],
    },
  },
  "career-changer": {
    says: "somebody who wants to change fields",
    rules: {
      requests: { must_have: ["why_them", "person", "introducer_thanked"] },
      meetings: {
        questions: [
          "Which of the things that I can do already would count here?",
          "What do people who come from elsewhere find hardest?",
        ],
      },
      keep_in_touch: { after: ["6 weeks", "3 months"] },
    },
  },
  employed: {
    says: "somebody with a job who keeps a network alive",
    rules: {
      sending: { at_most: "2 a day, 5 a week" },
      meetings: {
        my_hours: { "Mon-Fri": "8:00 to 9:00, 12:00 to 13:00, 17:00 to 19:00" },
        at_most: "1 a day, 3 a week",
        questions: ["What has changed most in your work in the last years?"],
      },
      keep_in_touch: { after: ["8 weeks", "4 months"], at_most: "3 a year" },
    },
  },
};
