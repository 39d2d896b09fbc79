/** Pupils of the first school whom pictures and walkthroughs name. Their story is in the simulation, see `falls`. */
export interface KnownFace {
  forename: string;
  surname: string;
  sex: 'F' | 'M';
  yearGroup: number;
  form: number;
  ethnicity: string;
  eal: boolean;
  premium: boolean;
  sen: 'K' | null;
  /** Subjects in which the pupil falls behind over the last half terms, in SD. */
  falls: Readonly<Record<string, number>>;
  /** Where the pupil starts from, in SD; others are drawn at random. */
  ability: number | null;
}

const face = (
  forename: string,
  surname: string,
  sex: 'F' | 'M',
  form: number,
  ethnicity: string,
  more: Partial<KnownFace> = {},
): KnownFace => ({
  forename,
  surname,
  sex,
  yearGroup: 5,
  form,
  ethnicity,
  eal: false,
  premium: false,
  sen: null,
  falls: {},
  ability: null,
  ...more,
});

const HAZEL = 0;
const ROWAN = 1;

export const KNOWN_FACES: readonly KnownFace[] = [
  face('Leon', 'Achterberg-Nwosu', 'M', HAZEL, 'MWBA', {
    premium: true,
    sen: 'K',
    ability: -1,
    falls: { reading: -1.1 },
  }),
  face('Amira', 'Haddad', 'F', HAZEL, 'OOTH', { eal: true, premium: true, ability: -0.4, falls: { reading: -1 } }),
  face('Hamza', 'Qureshi', 'M', HAZEL, 'APKN', { premium: true, ability: -1.8 }),
  face('Zuzanna', 'Grzegorzewska', 'F', HAZEL, 'WOTH', { eal: true, ability: -0.8 }),
  face('Caoimhe', 'O’Shaughnessy', 'F', HAZEL, 'WIRI', { ability: -0.7 }),
  face('Jaydon', 'Baptiste', 'M', HAZEL, 'BCRB', { ability: -0.9 }),
  face('Tomos', 'Rees', 'M', HAZEL, 'WBRI', { ability: -0.5 }),
  face('Sumaya', 'Uddin', 'F', HAZEL, 'ABAN', { eal: true, ability: -0.6 }),
  face('Chukwuemeka', 'Ibe-Ravenscroft', 'M', ROWAN, 'MWBA', { ability: 0.1, falls: { maths: -1 } }),
  face('Evangeline', 'Marchbanks-Oyelaran', 'F', ROWAN, 'MWBA', { ability: -0.9 }),
  face('Delphine', 'Achebe-Stark', 'F', ROWAN, 'BAFR', { ability: -0.9 }),
  face('Precious', 'Ndlovu', 'F', ROWAN, 'BAFR', { premium: true, ability: -0.8 }),
];

/** The known face behind a pupil's name, if it is one. */
export function faceOf(pupil: { legalForename: string; legalSurname: string }): KnownFace | undefined {
  return KNOWN_FACES.find(
    ({ forename, surname }) => forename === pupil.legalForename && surname === pupil.legalSurname,
  );
}
