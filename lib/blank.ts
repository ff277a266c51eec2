const blank = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]*$/u;

/**
 * Whether a text has no sign that can be seen: blanks, what Unicode says to show as nothing (zero-width space, soft hyphen, fillers, tags),
 * an empty braille cell. Such a text is no name: nobody could ask after it. A text that begins with a letter of ASCII is not looked at further.
 */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 32 && first < 127) && blank.test(text);
}
