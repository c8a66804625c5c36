package io.prominence.report.html;

/** Markup under construction. Text and attribute values are escaped; tags and attribute names are the program's own. */
public final class Html {
    private final StringBuilder out = new StringBuilder();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    public Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(Escape.markup(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    /** Closes an element and ends the line. */
    public Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** Text, escaped. */
    public Html text(String text) {
        out.append(Escape.markup(text));
        return this;
    }

    /** An element that holds only text. */
    public Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A paragraph. */
    public Html paragraph(String text) {
        return element("p", text);
    }

    /** A term and its description; call within {@code dl}. */
    public Html fact(String term, String description) {
        return element("dt", term).element("dd", description);
    }

    /** Markup that is a resource of the program, never text from data. */
    public Html trusted(String markup) {
        out.append(markup);
        return this;
    }

    /** JSON that a script of the page reads by its id. */
    public Html json(String id, String json) {
        open("script", "type", "application/json", "id", id);
        out.append(Escape.json(json));
        return close("script");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
