export { LastUse } from './LastUse';
export { Name } from './Name';
export { Owner } from './Owner';
export { Readers } from './Readers';
export { Size } from './Size';
