package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyError;
import interleave.python.vm.PyNone;
import interleave.python.vm.Types;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `str.encode` and `bytes.decode`: utf-8, ascii, latin-1 and whatever else the JDK knows; strict, ignore and replace.
final class Encodings {
    private Encodings() {}

    static byte[] encode(String text, @Nullable Object encoding, @Nullable Object errors) {
        Charset charset = charset("encode", encoding);
        CharBuffer input = CharBuffer.wrap(text);
        var encoder = charset.newEncoder().onMalformedInput(action(errors)).onUnmappableCharacter(action(errors));
        try {
            ByteBuffer output = encoder.encode(input);
            byte[] bytes = new byte[output.remaining()];
            output.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            int at = text.codePointCount(0, input.position());
            int point = text.codePointAt(input.position());
            String shown = point < 0x100 ? "\\x%02x".formatted(point) : point < 0x10000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point);
            throw PyError.of(Exceptions.UNICODE_ENCODE_ERROR, "'" + pythonName(charset) + "' codec can't encode character '" + shown + "' in position " + at
                    + ": ordinal not in range(" + (charset == StandardCharsets.ISO_8859_1 ? 256 : 128) + ")");
        }
    }

    static String decode(byte[] bytes, @Nullable Object encoding, @Nullable Object errors) {
        Charset charset = charset("decode", encoding);
        var decoder = charset.newDecoder().onMalformedInput(action(errors)).onUnmappableCharacter(action(errors));
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            return decoder.decode(input).toString();
        } catch (CharacterCodingException e) {
            int at = input.position();
            int bad = bytes[at] & 0xff;
            String reason = charset == StandardCharsets.US_ASCII ? "ordinal not in range(128)"
                    : bad >= 0xc2 && bad < 0xf5 ? at + 1 == bytes.length ? "unexpected end of data" : "invalid continuation byte" : "invalid start byte";
            throw PyError.of(Exceptions.UNICODE_DECODE_ERROR,
                    "'" + pythonName(charset) + "' codec can't decode byte 0x%02x in position %d: %s".formatted(bad, at, reason));
        }
    }

    private static String pythonName(Charset charset) {
        return charset == StandardCharsets.US_ASCII ? "ascii" : charset == StandardCharsets.ISO_8859_1 ? "latin-1" : charset.name().toLowerCase(Locale.ROOT);
    }

    private static CodingErrorAction action(@Nullable Object errors) {
        if (errors == null || errors.equals("strict")) return CodingErrorAction.REPORT;
        if (errors.equals("ignore")) return CodingErrorAction.IGNORE;
        if (errors.equals("replace")) return CodingErrorAction.REPLACE;
        if (!(errors instanceof String)) throw Raise.type("argument 'errors' must be str, not " + Types.name(errors));
        throw PyError.of(Exceptions.LOOKUP_ERROR, "unknown error handler name '" + errors + "'");
    }

    private static Charset charset(String caller, @Nullable Object encoding) {
        if (encoding == null) return StandardCharsets.UTF_8;
        if (!(encoding instanceof String name)) throw Raise.type(caller + "() argument 'encoding' must be str, not " + (encoding == PyNone.NONE ? "None" : Types.name(encoding)));
        return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8", "u8" -> StandardCharsets.UTF_8;
            case "ascii", "us-ascii", "646" -> StandardCharsets.US_ASCII;
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1" -> StandardCharsets.ISO_8859_1;
            case "utf-16" -> Charset.forName("x-UTF-16LE-BOM");
            default -> {
                try {
                    yield Charset.forName(name);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    throw PyError.of(Exceptions.LOOKUP_ERROR, "unknown encoding: " + name);
                }
            }
        };
    }

    static PyBytes bytes(String latin) {
        return new PyBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Each byte as the character of the same number, to use string algorithms on bytes.
    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
