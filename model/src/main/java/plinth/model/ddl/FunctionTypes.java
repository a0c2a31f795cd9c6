package plinth.model.ddl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Type;

/** What PostgreSQL's own functions return, as far as people call them in tables and views. */
final class FunctionTypes {
    private FunctionTypes() {}

    /** A line a type: the functions that return it whatever they are given. {@code 1} is the type of the first argument, {@code e} that of its elements. */
    private static final String RESULTS = """
        bigint: count row_number rank dense_rank nextval currval lastval setval bit_count txid_current pg_relation_size pg_total_relation_size \
        pg_database_size pg_table_size pg_indexes_size hashtextextended
        integer: length char_length character_length octet_length bit_length ascii strpos position array_length array_upper array_lower \
        array_ndims cardinality array_position ntile jsonb_array_length json_array_length num_nonnulls num_nulls hashtext pg_backend_pid \
        regexp_count regexp_instr pg_column_size inet_server_port masklen family get_bit get_byte grouping width_bucket \
        levenshtein
        double precision: date_part random pi degrees radians sin cos tan cot asin acos atan atan2 sinh cosh tanh cbrt percent_rank cume_dist \
        regr_slope regr_intercept regr_r2 corr covar_pop covar_samp
        real: similarity word_similarity ts_rank ts_rank_cd
        numeric: extract to_number factorial
        boolean: bool_and bool_or every starts_with isfinite isempty lower_inc upper_inc lower_inf upper_inf jsonb_exists has_table_privilege \
        has_schema_privilege has_column_privilege pg_try_advisory_lock jsonb_path_exists jsonb_path_match regexp_like pg_is_in_recovery \
        range_contains
        text: lower upper initcap btrim ltrim rtrim trim replace translate substr substring left right lpad rpad repeat reverse split_part concat \
        concat_ws format md5 chr to_hex to_char encode quote_ident quote_literal quote_nullable string_agg regexp_replace regexp_substr overlay \
        normalize version current_setting set_config pg_get_viewdef pg_get_constraintdef pg_get_indexdef pg_get_expr obj_description \
        col_description jsonb_typeof json_typeof jsonb_extract_path_text json_extract_path_text array_to_string host abbrev unistr to_ascii \
        pg_size_pretty jsonb_pretty gen_salt crypt unaccent soundex metaphone dmetaphone format_type xmlserialize
        text[]: regexp_split_to_array string_to_array regexp_match parse_ident
        uuid: gen_random_uuid uuid_generate_v4 uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v5 uuidv4 uuidv7
        timestamp with time zone: now transaction_timestamp statement_timestamp clock_timestamp to_timestamp make_timestamptz pg_postmaster_start_time
        timestamp without time zone: make_timestamp
        date: to_date make_date
        time without time zone: make_time
        interval: make_interval justify_days justify_hours justify_interval age
        json: to_json row_to_json json_build_object json_build_array json_agg json_object_agg json_object array_to_json json_extract_path \
        json_strip_nulls json_serialize
        jsonb: to_jsonb jsonb_build_object jsonb_build_array jsonb_agg jsonb_object_agg jsonb_object jsonb_set jsonb_insert jsonb_strip_nulls \
        jsonb_extract_path jsonb_path_query jsonb_path_query_array jsonb_path_query_first jsonb_set_lax jsonb_concat
        tsvector: to_tsvector setweight strip array_to_tsvector
        tsquery: to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery
        bytea: decode sha224 sha256 sha384 sha512 digest hmac convert_to gen_random_bytes
        regtype: pg_typeof
        name: current_database current_schema current_user session_user
        inet: inet_client_addr inet_server_addr
        oid: lo_create
        cidr: network
        text-set: regexp_split_to_table string_to_table json_object_keys jsonb_object_keys json_array_elements_text jsonb_array_elements_text
        jsonb-set: jsonb_array_elements
        json-set: json_array_elements
        int4range: int4range
        int8range: int8range
        numrange: numrange
        tsrange: tsrange
        tstzrange: tstzrange
        daterange: daterange
        1: abs lag lead first_value last_value nth_value min max array_append array_remove array_cat array_replace trim_array bit_and \
        bit_or any_value range_merge array_reverse array_sample array_shuffle
        """;

    private static final Map<String, String> BY_NAME = byName();

    private static Map<String, String> byName() {
        Map<String, String> all = new HashMap<>();
        RESULTS.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String result = line.substring(0, colon).replace("-set", "");
            for (String f : line.substring(colon + 1).strip().split("\\s+", -1)) {
                all.put(f, result);
            }
        });
        return Map.copyOf(all);
    }

    /** Returns what {@code name} gives for {@code args}, whose types are those under a domain; absent when it is no function of PostgreSQL that is known. */
    static Optional<Typed> result(String name, List<Typed> args) {
        @Nullable Typed first = args.isEmpty() ? null : args.getFirst();
        Typed special = switch (name) {
            case "coalesce", "greatest", "least" -> CommonTypes.common(args);
            case "sum" -> sum(first);
            case "avg" -> average(first);
            case "stddev", "stddev_pop", "stddev_samp", "variance", "var_pop", "var_samp" -> spread(first);
            case "round",
                    "ceil",
                    "ceiling",
                    "floor",
                    "trunc",
                    "sign",
                    "sqrt",
                    "exp",
                    "ln",
                    "log",
                    "power",
                    "mod",
                    "div" -> numeric(name, args);
            case "array_agg" -> first == null || first.type() == null ? literalArray(first) : array(first);
            case "unnest" -> element(first);
            case "generate_series" -> first == null ? Typed.UNKNOWN : series(args);
            case "date_trunc" -> args.size() < 2 ? Typed.UNKNOWN : truncated(args.get(1));
            case "timezone" -> args.size() < 2 ? Typed.UNKNOWN : zoned(args.get(1));
            case "string_agg", "substring", "substr", "overlay" ->
                first != null && first.brief().equals("bytea") ? Typed.known("bytea") : text(args);
            case "array_prepend" -> args.size() < 2 ? Typed.UNKNOWN : plain(args.get(1));
            case "lower", "upper" -> bound(first, args);
            case "min", "max", "nullif" -> extreme(first);
            case "percentile_cont" -> Typed.known("double precision");
            default -> Typed.LITERAL;
        };
        if (!special.equals(Typed.LITERAL)) {
            return Optional.of(special);
        }
        String result = BY_NAME.get(name);
        if (result == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (result) {
                    case "1" -> first == null || first.literal() ? Typed.UNKNOWN : plain(first);
                    case "text" -> text(args);
                    case "text[]" -> text(args).withType(new Type.ArrayOf(Typed.TEXT));
                    default -> Typed.known(result);
                });
    }

    private static Typed text(List<Typed> args) {
        return Typed.of(Typed.TEXT).withCollation(CommonTypes.collation(args));
    }

    private static Typed plain(Typed t) {
        return Typed.of(CommonTypes.plain(t.type())).withCollation(t.collation());
    }

    private static Typed sum(@Nullable Typed t) {
        return t == null
                ? Typed.UNKNOWN
                : switch (t.brief()) {
                    case "smallint", "integer" -> Typed.known("bigint");
                    case "bigint" -> Typed.known("numeric");
                    case "numeric", "real", "double precision", "interval", "money" -> Typed.known(t.brief());
                    default -> Typed.UNKNOWN;
                };
    }

    private static Typed average(@Nullable Typed t) {
        return t == null
                ? Typed.UNKNOWN
                : switch (t.brief()) {
                    case "smallint", "integer", "bigint", "numeric" -> Typed.known("numeric");
                    case "real", "double precision" -> Typed.known("double precision");
                    case "interval" -> Typed.known("interval");
                    default -> Typed.UNKNOWN;
                };
    }

    private static Typed spread(@Nullable Typed t) {
        Typed a = average(t);
        return a.brief().equals("interval") ? Typed.UNKNOWN : a;
    }

    private static Typed numeric(String name, List<Typed> args) {
        if (args.isEmpty() || args.stream().anyMatch(a -> !CommonTypes.number(a.brief()))) {
            return Typed.UNKNOWN;
        }
        Typed both = CommonTypes.common(args.stream().map(FunctionTypes::plain).toList());
        boolean floating = both.brief().equals("real") || both.brief().equals("double precision");
        if (name.equals("mod")) {
            return floating ? Typed.UNKNOWN : both;
        }
        if (name.equals("div")) {
            return Typed.known("numeric");
        }
        boolean exact =
                args.stream().anyMatch(a -> a.brief().equals("numeric")) || args.size() > 1 && !name.equals("power");
        return Typed.known(exact && !floating ? "numeric" : "double precision");
    }

    private static Typed literalArray(@Nullable Typed t) {
        return t != null && t.literal() ? Typed.of(new Type.ArrayOf(Typed.TEXT)) : Typed.UNKNOWN;
    }

    private static Typed array(Typed t) {
        Type type = CommonTypes.plain(t.type());
        return type == null
                ? Typed.UNKNOWN
                : Typed.of(type instanceof Type.ArrayOf ? type : new Type.ArrayOf(type))
                        .withCollation(t.collation());
    }

    private static Typed element(@Nullable Typed t) {
        return t != null && t.type() instanceof Type.ArrayOf a
                ? Typed.of(CommonTypes.plain(a.element())).withCollation(t.collation())
                : Typed.UNKNOWN;
    }

    private static Typed series(List<Typed> args) {
        Typed both = CommonTypes.common(args.subList(0, Math.min(2, args.size())));
        return both.brief().equals("date") ? Typed.known("timestamp with time zone") : both;
    }

    private static Typed truncated(Typed t) {
        return switch (t.brief()) {
            case "date" -> Typed.known("timestamp with time zone");
            case "timestamp with time zone", "timestamp without time zone", "interval" -> Typed.known(t.brief());
            default -> Typed.UNKNOWN;
        };
    }

    static Typed zoned(Typed t) {
        return switch (t.brief()) {
            case "timestamp with time zone", "date" -> Typed.known("timestamp without time zone");
            case "timestamp without time zone" -> Typed.known("timestamp with time zone");
            case "time with time zone", "time without time zone" -> Typed.known("time with time zone");
            default -> Typed.UNKNOWN;
        };
    }

    private static Typed bound(@Nullable Typed t, List<Typed> args) {
        if (t == null) {
            return Typed.UNKNOWN;
        }
        String range = switch (t.brief()) {
            case "int4range" -> "integer";
            case "int8range" -> "bigint";
            case "numrange" -> "numeric";
            case "tsrange" -> "timestamp without time zone";
            case "tstzrange" -> "timestamp with time zone";
            case "daterange" -> "date";
            default -> "";
        };
        return range.isEmpty()
                ? t.literal() || CommonTypes.string(t.brief()) ? text(args) : Typed.UNKNOWN
                : Typed.known(range);
    }

    private static Typed extreme(@Nullable Typed t) {
        if (t == null || t.type() == null) {
            return t != null && t.literal() ? Typed.of(Typed.TEXT) : Typed.UNKNOWN;
        }
        return t.brief().equals("character varying") ? plain(t).withType(Typed.TEXT) : plain(t);
    }
}
