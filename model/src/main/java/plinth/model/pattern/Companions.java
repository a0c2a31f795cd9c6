package plinth.model.pattern;

import java.util.List;
import java.util.Set;

/** Tells what is kept beside a row of a base, one to one, from a kind of it. */
final class Companions {
    /** The last word of what is more of the same row, whatever it is a part of. Not a kind of it. */
    private static final Set<String> PARTS =
            words("setting preference profile detail info information meta metadata state status stat statistic counter"
                    + " count cache config configuration option history lock token secret credential password totp mfa"
                    + " limit quota permission summary total balance score index embedding snapshot backup checkpoint"
                    + " heartbeat digest hash checksum extra ext extension seo override default customization usage");

    /** The last word of what belongs to a row when the row's name stands before it: order_payment, but a payment alone may be a kind. */
    private static final Set<String> BELONGINGS =
            words("queue log key image avatar photo icon content body blob data attribute property rank position"
                + " search vector note billing subscription policy flag archive draft payload result error activity"
                + " presence session progress schedule reminder notification metric event tracking lease cursor"
                + " verification confirmation consent agreement address location geometry geo coordinate description"
                + " text translation revision version audit trail analytic analysis prediction shipment refund payment"
                + " invoice receipt delivery cancellation approval review comment message attachment file request"
                + " transcript waveform artwork thumbnail preview subtitle caption lyric recording annotation"
                + " signature fingerprint barcode excerpt abstract response failure retry dispute chargeback"
                + " assignment membership pin alert");

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    private Companions() {}

    /** Whether {@code child} is called as a part of {@code base} is. */
    static boolean part(String base, String child) {
        List<String> words = Words.parts(child);
        return !words.isEmpty()
                && !kind(base, child)
                && (PARTS.contains(words.getLast()) || (begins(base, child) && BELONGINGS.contains(words.getLast())));
    }

    /** Whether {@code child} is called a base of some kind: admin_users of users. */
    static boolean kind(String base, String child) {
        List<String> b = Words.parts(base);
        List<String> c = Words.parts(child);
        return !b.isEmpty()
                && c.size() > b.size()
                && c.subList(c.size() - b.size(), c.size()).equals(b);
    }

    /** Whether {@code child} begins as {@code base} is called: outlet_shop of outlet, but user_settings of users as well. */
    static boolean begins(String base, String child) {
        List<String> b = Words.parts(base);
        List<String> c = Words.parts(child);
        return c.size() > b.size() && c.subList(0, b.size()).equals(b);
    }
}
