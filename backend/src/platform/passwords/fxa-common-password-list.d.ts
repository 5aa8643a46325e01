/** Published without types. */
declare module 'fxa-common-password-list' {
  const list: {
    /** Whether it is in the list, which holds small letters. */
    test(password: string): boolean;
  };
  export default list;
}
