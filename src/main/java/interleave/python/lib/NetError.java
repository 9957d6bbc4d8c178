package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.PyError;
import interleave.python.vm.PyType;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnresolvedAddressException;

/// What a socket raises: the errors of Java's channels as the OSErrors, with Linux's numbers and words, that CPython makes of them.
final class NetError {
    static final PyType GAIERROR = PyType.builtIn("gaierror", Exceptions.OS_ERROR);
    static final PyType HERROR = PyType.builtIn("herror", Exceptions.OS_ERROR);

    private NetError() {}

    static PyError of(Exception failure) {
        String says = String.valueOf(failure.getMessage());
        if (failure instanceof UnresolvedAddressException) return unknownHost();
        if (failure instanceof NotYetConnectedException) return number(Exceptions.OS_ERROR, 107, "Transport endpoint is not connected");
        if (failure instanceof ClosedChannelException || says.equals("Socket closed")) return number(Exceptions.OS_ERROR, 9, "Bad file descriptor");
        if (failure instanceof NoRouteToHostException) return number(Exceptions.OS_ERROR, 113, "No route to host");
        if (failure instanceof BindException) {
            return says.contains("Permission") ? number(Exceptions.PERMISSION_ERROR, 13, "Permission denied")
                    : says.contains("assign") ? number(Exceptions.OS_ERROR, 99, "Cannot assign requested address")
                    : number(Exceptions.OS_ERROR, 98, "Address already in use");
        }
        if (says.contains("timed out")) return number(Exceptions.TIMEOUT_ERROR, 110, "Connection timed out");
        if (failure instanceof ConnectException || says.contains("refused")) return number(Exceptions.CONNECTION_REFUSED_ERROR, 111, "Connection refused");
        if (says.contains("reset")) return number(Exceptions.CONNECTION_RESET_ERROR, 104, "Connection reset by peer");
        if (says.contains("Broken pipe")) return number(Exceptions.BROKEN_PIPE_ERROR, 32, "Broken pipe");
        if (says.contains("unreachable")) return number(Exceptions.OS_ERROR, 101, "Network is unreachable");
        return failure instanceof IOException ? number(Exceptions.OS_ERROR, 5, says) : PyError.of(Exceptions.OS_ERROR, says);
    }

    static PyError unknownHost() {
        return number(GAIERROR, -2, "Name or service not known");
    }

    static PyError closed() {
        return number(Exceptions.OS_ERROR, 9, "Bad file descriptor");
    }

    static PyError timedOut() {
        return PyError.of(Exceptions.TIMEOUT_ERROR, "timed out");
    }

    static PyError wouldBlock() {
        return number(Exceptions.BLOCKING_IO_ERROR, 11, "Resource temporarily unavailable");
    }

    static PyError number(PyType type, long errno, String words) {
        return PyError.of(type, errno, words);
    }
}
