import QtQuick
import org.shotcut.qml

Metadata {
    type: Metadata.Filter
    name: qsTr('Facial Expressions (facecue)')
    keywords: qsTr('face expression emotion label blur', 'search keywords') + ' facecue #rgba'
    mlt_service: 'frei0r.facecue'
    objectName: 'facecue'
    qml: 'ui.qml'
}
