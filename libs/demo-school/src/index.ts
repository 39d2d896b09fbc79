export type * from './cast';
export type * from './cast-groups';
export type * from './cast-marks';
export type * from './cast-people';
export type * from './truth';
export { demoLogins, type DemoLogin } from './demo-logins';
export { DEMO_SEED, DEMO_TODAY, generateDemo, generateTrust } from './generate-trust';
export { DEMO_PASSWORD } from './people/staff';
