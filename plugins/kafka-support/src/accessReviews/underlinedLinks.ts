/** Between other words, colour alone does not tell a link. */
export const underlinedLinks = { '& a': { textDecoration: 'underline' } };
