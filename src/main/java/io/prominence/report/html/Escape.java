package io.prominence.report.html;

/** Makes text from data harmless where it is put. */
public final class Escape {
    private Escape() {}

    /**
     * For element content and double-quoted attributes: the five characters of markup become entities, control
     * characters other than tab and newline become U+FFFD.
     */
    public static String markup(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            appendMarkup(escaped, text.charAt(i));
        }
        return escaped.toString();
    }

    private static void appendMarkup(StringBuilder escaped, char c) {
        switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            case '\t', '\n' -> escaped.append(c);
            default -> escaped.append(Character.isISOControl(c) ? '\uFFFD' : c);
        }
    }

    /**
     * For JSON inside a {@code script} element: {@code <} and {@code >} and the line separators U+2028 and U+2029 become
     * JSON escapes. In JSON text they occur only within strings, so its meaning stays the same.
     */
    public static String json(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
