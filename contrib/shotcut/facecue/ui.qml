import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Shotcut.Controls as Shotcut
import org.shotcut.qml as Shotcut

Item {
    width: 400
    height: 300

    // pick selects a parameter's value in a box that offers words.
    function pick(box, name, words) {
        box.currentIndex = Math.max(0, words.indexOf(filter.get(name)));
    }

    Component.onCompleted: {
        if (filter.isNew) {
            filter.set('style', 'bars');
            filter.set('offset', '0');
            filter.set('language', 'en');
            filter.set('opacity', 1);
        }
        record.url = filter.get('resource');
        pick(style, 'style', style.words);
        pick(language, 'language', language.words);
        pick(mode, 'mode', mode.words);
        offset.text = filter.get('offset');
        person.text = filter.get('person');
        people.text = filter.get('people');
        opacity.value = filter.getDouble('opacity') * 100;
    }

    Shotcut.File {
        id: record
    }

    FileDialog {
        id: dialog

        title: qsTr('Choose a facecue record')
        nameFilters: ['facecue (*.jsonl *.parquet)', 'All Files (*)']
        onAccepted: {
            record.url = dialog.selectedFile;
            filter.set('resource', record.url);
        }
    }

    GridLayout {
        anchors.fill: parent
        anchors.margins: 8
        columns: 2

        Shotcut.Button {
            text: qsTr('Record...')
            onClicked: dialog.open()
        }

        Label {
            text: record.fileName || qsTr('facecue annotate CLIP -o CLIP.jsonl writes one')
            elide: Text.ElideMiddle
            Layout.fillWidth: true
        }

        Label {
            text: qsTr('Style')
        }

        Shotcut.ComboBox {
            id: style

            property var words: ['box', 'label', 'bars', 'blur']

            implicitWidth: 200
            model: [qsTr('Box'), qsTr('Box and label'), qsTr('Box, label and bars'), qsTr('Blurred faces')]
            onActivated: filter.set('style', words[currentIndex])
        }

        Label {
            text: qsTr('Mode')
        }

        Shotcut.ComboBox {
            id: mode

            property var words: ['record', 'live']

            implicitWidth: 200
            model: [qsTr('From the record'), qsTr('Live')]
            onActivated: filter.set('mode', words[currentIndex])
        }

        Label {
            text: qsTr('Language')
        }

        Shotcut.ComboBox {
            id: language

            property var words: ['de', 'en', 'es', 'fr', 'it', 'pt']

            implicitWidth: 200
            model: ['Deutsch', 'English', 'Español', 'Français', 'Italiano', 'Português']
            onActivated: filter.set('language', words[currentIndex])
        }

        Label {
            text: qsTr('Offset (seconds)')
        }

        TextField {
            id: offset

            selectByMouse: true
            onEditingFinished: filter.set('offset', text)
        }

        Label {
            text: qsTr('People (1,3 or !2)')
        }

        TextField {
            id: person

            selectByMouse: true
            onEditingFinished: filter.set('person', text)
        }

        Label {
            text: qsTr('Who is who (people.csv)')
        }

        TextField {
            id: people

            selectByMouse: true
            onEditingFinished: filter.set('people', text)
        }

        Label {
            text: qsTr('Opacity')
        }

        Shotcut.SliderSpinner {
            id: opacity

            minimumValue: 0
            maximumValue: 100
            suffix: ' %'
            onValueChanged: filter.set('opacity', value / 100)
        }
    }
}
