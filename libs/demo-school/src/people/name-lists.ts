/** Names as English schools have them, by where a family comes from; every full name is made up by combining lists. */
export interface NameList {
  girls: readonly string[];
  boys: readonly string[];
  surnames: readonly string[];
  /** DfE ethnicity codes, with their weights within the list. */
  ethnicities: readonly (readonly [code: string, weight: number])[];
  /** Share of pupils in the country's schools, roughly. */
  weight: number;
  /** Chance that English is an additional language. */
  eal: number;
}

const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));

export const NAME_LISTS: readonly NameList[] = [
  {
    weight: 58,
    eal: 0.01,
    ethnicities: [
      ['WBRI', 94],
      ['WOTH', 3],
      ['MWBC', 2],
      ['MOTH', 1],
    ],
    girls: words(`
      Amelia Olivia Isla Ava Freya Evie Ottilie Tamsin Elodie Harriet Martha Beatrix Poppy Daisy Imogen Florence Matilda
      Kayleigh-Mae Ellie-Mae Lily-Rose Gracie-Ann Skye Chloë Zoë Phoebe Eleanor Rosalind Cecily Nell Lottie Edith Ivy
      Willow Maisie Jessica Bethany Abigail Hannah Megan Clementine Philippa Verity Mabel Orla Thea Connie Evangeline`),
    boys: words(`
      Oliver George Arthur Noah Leo Oscar Archie Alfie Jack Freddie Theo Henry Barnaby Rupert Toby Jude Reuben Jenson
      Tyler-James Alfie-Joe Finley Harrison Kit Wilfred Stanley Albert Rowan Caleb Ethan Callum Ellis Zachary Sebastian
      Bartholomew Jaxon Riley Kian Dylan Ewan Angus Hugo Monty Laurie Jonah Ralph Edmund Christopher`),
    surnames: words(`
      Coombes Brackenbury Dunmore Sutherland Maddox Hale Thistlewood Ashdown Barrowclough Pemberton Hollings Ravenscroft
      Winterbourne Lockyer Fairweather Greenhalgh Satterthwaite Pickersgill Oldroyd Blenkinsop Arkwright Entwistle Cobb
      Tolley Marsh Wood Reed Hobbs Nuttall Fawcett Pryce-Hughes Latham Birtwhistle Shuttleworth Dewhurst Crabtree Rigby
      Sugden Mottram Featherstone Whitlock Garside Hinchliffe Tattersall Wainwright Yardley Kerslake Trelawney Penrose
      Marchbanks Stark Webb Bevan Underhill Lovelace Hargreaves Butterworth Cartwright-Dale Clutterbuck D’Arcy Fenn`),
  },
  {
    weight: 5,
    eal: 0.02,
    ethnicities: [
      ['WBRI', 70],
      ['WIRI', 30],
    ],
    girls: words(`Caoimhe Aoife Niamh Siân Ffion Seren Angharad Carys Saoirse Róisín Mhairi Eilidh Bronwen Catrin Nia`),
    boys: words(`Tomos Rhys Cian Oisín Fionn Tadhg Iolo Gethin Macsen Ruairí Hamish Lachlan Padraig Emrys Osian`),
    surnames: words(`
      O’Shaughnessy Rees ap_Gwilym Gwynne McAllister O’Callaghan MacGillivray Llewellyn O’Rourke Vaughan-Pugh
      Fitzgerald Ó_Súilleabháin McGonagall Breathnach Cadwaladr O’Dowd Prosser`),
  },
  {
    weight: 10,
    eal: 0.55,
    ethnicities: [
      ['APKN', 50],
      ['ABAN', 28],
      ['AOTH', 14],
      ['MWAS', 8],
    ],
    girls: words(`
      Aisha Sumaya Zainab Maryam Hafsa Inaya Fatima Khadija Amina Noor Safiya Rumaysa Iqra Anaya Sumayyah Nusrat Halima
      Tahmina Ayesha-Noor Zoya`),
    boys: words(`
      Hamza Mohammed Yusuf Ibrahim Bilal Rafi Zayn Ayaan Mustafa Idris Haroon Faisal Imran Tariq Rayyan Muhammad-Ali
      Zakariya Shahid Sulaiman Adil`),
    surnames: words(`
      Qureshi Uddin Chowdhury Begum Khan Hussain Rahman Siddiqui Miah Malik Chaudhry Ahmed Iqbal Sheikh Mirza Baig
      Khatun Haque-Talukdar Ali Mahmood`),
  },
  {
    weight: 6,
    eal: 0.4,
    ethnicities: [
      ['AIND', 80],
      ['AOTH', 14],
      ['MWAS', 6],
    ],
    girls: words(`Anjali Diya Kavya Simran Meera Isha Lakshmi Nandini Jasleen Harpreet Tara Veena Tharshini Asha`),
    boys: words(`Arjun Rohan Vihaan Kiran Gurdeep Harjot Aarav Nikhil Dev Sanjay Kabir Pranav Jeevan Sathya`),
    surnames: words(`
      Venkataraman Patel Sandhu Kaur-Gill Subramaniam Chakrabarti Desai Ramanathan Bhattacharyya Nair Sivakumar Dhillon
      Krishnamurthy Mistry Grewal Jeyaratnam`),
  },
  {
    weight: 8,
    eal: 0.3,
    ethnicities: [
      ['BAFR', 74],
      ['BCRB', 10],
      ['BOTH', 6],
      ['MWBA', 10],
    ],
    girls: words(`
      Lerato Precious Mariama Adaeze Temitope Abena Nkechi Zawadi Oluwaseun Wanjiru Folasade Makena Delphine Amara
      Ifeoma Thandiwe`),
    boys: words(`
      Chukwuemeka Kwame Oluwadamilare Tendai Kofi Emeka Babatunde Sipho Femi Nnamdi Ayodele Jabari Kelechi Olumide
      Tafadzwa Ebenezer`),
    surnames: words(`
      Okafor Nwosu Fofanah Ndlovu Adeyemi-Cole Osei Quansah Oyelaran Ibe Mensah Chukwuma Asante Okonkwo Banda Mwangi
      Achebe Onwuachi-Okoro Sesay Kamara Boateng Afolabi`),
  },
  {
    weight: 3,
    eal: 0.01,
    ethnicities: [
      ['BCRB', 62],
      ['MWBC', 38],
    ],
    girls: words(`Shanice Aaliyah Tiana Renée Jada Kezia Monique Tanisha Naomi Anaïs`),
    boys: words(`Jaydon Marlon Tyrell Malachi Dwayne Isaiah Romaine Kymani Jermaine André`),
    surnames: words(`Baptiste Campbell-Reid Bogle Sinclair Beckford Gayle Wint Marquis-Grant Charlery Hylton`),
  },
  {
    weight: 6,
    eal: 0.85,
    ethnicities: [['WOTH', 100]],
    girls: words(`
      Zuzanna Oliwia Ioana Katarzyna Małgorzata Daria Ilinca Petra Živa Agnieszka Ieva Szófia Yana Alžběta Snežana`),
    boys: words(`
      Jakub Oskar Teodor Szymon Łukasz Andrei Krzysztof Bogdan Tomáš Mateusz Ștefan Dariusz Milan Vlad Żeljko`),
    surnames: words(`
      Grzegorzewska-Nowak Zielinski Vasilescu Kowalczyk Dvořák Szczepański Popescu Ionescu Wiśniewski Kazlauskas
      Petrović Brzęczyszczykiewicz Novotný Horváth Dragomir Wójcik`),
  },
  {
    weight: 2,
    eal: 0.7,
    ethnicities: [['WOTH', 100]],
    girls: words(`Inés Beatriz Lucía Giulia Chiara Margarida Eleni Camille`),
    boys: words(`Rafael Iñigo Matteo Tomás Dimitris João Nuno Élie`),
    surnames: words(`
      Castellano Silva Gonçalves Achterberg Bianchi Papadopoulos Núñez-Ortega Ferreira_dos_Santos Lefèvre Castellanos`),
  },
  {
    weight: 2,
    eal: 0.85,
    ethnicities: [
      ['OOTH', 70],
      ['WOTH', 30],
    ],
    girls: words(`Amira Darya Shirin Elif Layla Leyla Ruqayya Sahar`),
    boys: words(`Emre Omid Hassan Karim Mehmet Navid Samir Rostam`),
    surnames: words(`Haddad Yıldız Al-Rashidi Hosseini Karimi Şahin El-Masri Mohammadzadeh Çelik Al-Nahyani`),
  },
  {
    weight: 2,
    eal: 0.6,
    ethnicities: [
      ['CHNE', 60],
      ['AOTH', 40],
    ],
    girls: words(`Mei Linh Yu-Ting Hana Ngọc Jia-Li Min-Seo Marisol`),
    boys: words(`Bo Kit-Wai Minh Haruto Jun-Ho Wei Đức Jericho`),
    surnames: words(`Li Lim Nguyễn Tran Wong Cheung Tanaka Park Dela_Cruz Huang`),
  },
];

/** Families with two surnames: the share of pupils who carry both. */
export const DOUBLE_BARRELLED = 0.07;

export const TITLES_WOMEN = ['Mrs', 'Ms', 'Miss'] as const;
