/** A prescription of the demonstration, in days before today. */
export type DemoPrescription = {
  drug: string;
  rxNumber: string;
  filledDaysAgo?: number;
  daysSupply?: number;
  refills?: number;
  status?: 'active' | 'stopped';
};

export type DemoPatient = {
  id: string;
  given: string;
  family: string;
  birthDate: string;
  phone: string;
  facility?: string;
  language?: 'en' | 'es';
  prescriptions: DemoPrescription[];
};

/** Nobody of these lives: names are combined at random, numbers are from the range kept for fiction. */
export const storyPatients: DemoPatient[] = [
  {
    id: 'p-01',
    given: 'Rosa',
    family: 'Linden',
    birthDate: '1951-03-14',
    phone: '+14155550101',
    facility: 'cedar-house',
    prescriptions: [
      { drug: 'Lisinopril 20 MG Oral Tablet', rxNumber: '7000101', filledDaysAgo: 27, refills: 5 },
    ],
  },
  {
    id: 'p-02',
    given: 'Amos',
    family: 'Thornbury',
    birthDate: '1948-11-22',
    phone: '+14155550102',
    prescriptions: [
      { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '7000201', filledDaysAgo: 28, refills: 5 },
      { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7000202', filledDaysAgo: 26, refills: 4 },
      {
        drug: 'Levothyroxine 75 MCG Oral Tablet',
        rxNumber: '7000203',
        filledDaysAgo: 85,
        daysSupply: 90,
        refills: 3,
      },
    ],
  },
  {
    id: 'p-03',
    given: 'Ines',
    family: 'Marlowe',
    birthDate: '1957-07-19',
    phone: '+14155550103',
    prescriptions: [
      { drug: 'Omeprazole 20 MG Oral Capsule', rxNumber: '7000301', filledDaysAgo: 6, refills: 4 },
    ],
  },
  {
    id: 'p-04',
    given: 'Victor',
    family: 'Hale',
    birthDate: '1963-09-30',
    phone: '+14155550104',
    prescriptions: [
      { drug: 'Losartan 50 MG Oral Tablet', rxNumber: '7000401', filledDaysAgo: 29, refills: 0 },
    ],
  },
  {
    id: 'p-05',
    given: 'Greta',
    family: 'Osborne',
    birthDate: '1955-12-18',
    phone: '+14155550105',
    prescriptions: [
      { drug: 'Oxycodone 5 MG Oral Tablet', rxNumber: '7000501', filledDaysAgo: 29, refills: 0 },
    ],
  },
  {
    id: 'p-06',
    given: 'Piers',
    family: 'Calloway',
    birthDate: '1970-10-25',
    phone: '+14155550106',
    prescriptions: [
      { drug: 'Zolpidem 10 MG Oral Tablet', rxNumber: '7000601', filledDaysAgo: 29, refills: 3 },
    ],
  },
  {
    id: 'p-07',
    given: 'Nadia',
    family: 'Ferris',
    birthDate: '1944-06-15',
    phone: '+14155550107',
    prescriptions: [
      { drug: 'Furosemide 40 MG Oral Tablet', rxNumber: '7000701', filledDaysAgo: 28, refills: 2 },
    ],
  },
  {
    id: 'p-08',
    given: 'Helen',
    family: 'Brandt',
    birthDate: '1945-07-22',
    phone: '+14155550108',
    prescriptions: [
      { drug: 'Warfarin 5 MG Oral Tablet', rxNumber: '7000801', filledDaysAgo: 28, refills: 5 },
    ],
  },
  {
    id: 'p-09',
    given: 'Otto',
    family: 'Brandt',
    birthDate: '1943-05-17',
    phone: '+14155550108',
    prescriptions: [
      { drug: 'Tamsulosin 0.4 MG Oral Capsule', rxNumber: '7000901', filledDaysAgo: 20, refills: 5 },
    ],
  },
  {
    id: 'p-10',
    given: 'Lucía',
    family: 'Montoya',
    birthDate: '1960-05-14',
    phone: '+14155550110',
    language: 'es',
    prescriptions: [
      { drug: 'Metformin 500 MG Oral Tablet', rxNumber: '7001001', filledDaysAgo: 28, refills: 5 },
    ],
  },
  {
    id: 'p-11',
    given: 'Edgar',
    family: 'Voss',
    birthDate: '1949-01-28',
    phone: '+14155550111',
    prescriptions: [
      { drug: 'Clopidogrel 75 MG Oral Tablet', rxNumber: '7001101', filledDaysAgo: 28, refills: 5 },
    ],
  },
  {
    id: 'p-12',
    given: 'Clara',
    family: 'Winslow',
    birthDate: '1968-08-16',
    phone: '+14155550112',
    prescriptions: [
      { drug: 'Montelukast 10 MG Oral Tablet', rxNumber: '7001201', filledDaysAgo: 27, refills: 5 },
    ],
  },
  {
    id: 'p-13',
    given: 'Ruben',
    family: 'Castell',
    birthDate: '1959-02-27',
    phone: '+14155550113',
    prescriptions: [
      { drug: 'Pantoprazole 40 MG Oral Tablet', rxNumber: '7001301', filledDaysAgo: 28, refills: 5 },
    ],
  },
  {
    id: 'p-14',
    given: 'Mabel',
    family: 'Draper',
    birthDate: '1947-04-21',
    phone: '+14155550114',
    prescriptions: [
      { drug: 'Hydralazine 25 MG Oral Tablet', rxNumber: '7001401', filledDaysAgo: 28, refills: 5 },
    ],
  },
  {
    id: 'p-15',
    given: 'Silas',
    family: 'Penrose',
    birthDate: '1952-10-13',
    phone: '+14155550115',
    prescriptions: [{ drug: 'Eliquis 5 MG Oral Tablet', rxNumber: '7001501', filledDaysAgo: 29, refills: 5 }],
  },
  {
    id: 'p-16',
    given: 'Edith',
    family: 'Quayle',
    birthDate: '1941-09-24',
    phone: '+14155550116',
    facility: 'harbor-view',
    prescriptions: [
      { drug: 'Amlodipine 5 MG Oral Tablet', rxNumber: '7001601', filledDaysAgo: 27, refills: 5 },
      { drug: 'Donepezil 10 MG Oral Tablet', rxNumber: '7001602', filledDaysAgo: 28, refills: 5 },
    ],
  },
  {
    id: 'p-17',
    given: 'Walter',
    family: 'Nye',
    birthDate: '1939-12-30',
    phone: '+14155550117',
    facility: 'harbor-view',
    prescriptions: [
      { drug: 'Carvedilol 12.5 MG Oral Tablet', rxNumber: '7001701', filledDaysAgo: 28, refills: 5 },
    ],
  },
  {
    id: 'p-18',
    given: 'Opal',
    family: 'Sterling',
    birthDate: '1946-03-19',
    phone: '+14155550118',
    facility: 'harbor-view',
    prescriptions: [
      { drug: 'Gabapentin 300 MG Oral Capsule', rxNumber: '7001801', filledDaysAgo: 28, refills: 5 },
      {
        drug: 'Simvastatin 20 MG Oral Tablet',
        rxNumber: '7001802',
        filledDaysAgo: 40,
        refills: 5,
        status: 'stopped',
      },
    ],
  },
  {
    id: 'p-19',
    given: 'Jonas',
    family: 'Abbey',
    birthDate: '1966-11-29',
    phone: '+14155550119',
    prescriptions: [
      { drug: 'Escitalopram 10 MG Oral Tablet', rxNumber: '7001901', filledDaysAgo: 10, refills: 5 },
    ],
  },
  {
    id: 'p-20',
    given: 'Tessa',
    family: 'Rowan',
    birthDate: '1972-06-28',
    phone: '+14155550120',
    prescriptions: [
      { drug: 'Gabapentin 300 MG Oral Capsule', rxNumber: '7002001', filledDaysAgo: 28, refills: 5 },
    ],
  },
];
