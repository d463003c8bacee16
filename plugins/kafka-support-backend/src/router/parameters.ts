import { z } from 'zod';

/** A parameter that may be given several times: `status=failed&status=unknown`. */
export const asList = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (typeof value === 'string' ? [value] : value), schema);

/** `true` or `false`, as words. */
export const asFlag = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => {
    if (value === 'true') return true;
    return value === 'false' ? false : value;
  }, schema);

/** A whole number in decimal digits: no exponent, no hexadecimal, no blanks. */
export const asNumber = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    value =>
      typeof value === 'string' && /^-?\d{1,15}$/.test(value)
        ? Number(value)
        : value,
    schema,
  );
